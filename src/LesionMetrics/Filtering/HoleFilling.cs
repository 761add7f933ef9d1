using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>Filling of holes: 4-connected sets of out-pixels that do not reach the border.</summary>
public static class HoleFilling
{
    /// <summary><paramref name="mask"/> and its holes of at most <paramref name="maxHoleAreaPixels"/> pixels each.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The area is negative.</exception>
    public static Mask Fill(Mask mask, long maxHoleAreaPixels)
    {
        Mask result = Mask.Uninitialized(mask.Size);
        Fill(mask, maxHoleAreaPixels, result);
        return result;
    }

    /// <summary><see cref="Fill(Mask, long)"/> into a mask of the same size, which may be <paramref name="mask"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The area is negative.</exception>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static void Fill(Mask mask, long maxHoleAreaPixels, Mask destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxHoleAreaPixels);
        SameSize.Check(mask.Size, destination.Size);
        RunComponents background = RunComponents.Of(mask, outside: true, eightConnected: false);
        bool[] filled = Array.ConvertAll(
            background.Components,
            hole => hole.AreaPixels <= maxHoleAreaPixels && hole.Left > 0 && hole.Top > 0 && hole.Right < mask.Width - 1 && hole.Bottom < mask.Height - 1);
        mask.Pixels.CopyTo(destination.WritablePixels);
        for (int i = 0; i < background.Runs.Length; i++)
        {
            if (filled[background.Labels[i] - 1])
            {
                PixelRun run = background.Runs[i];
                destination.WritableRow(run.Row)[run.Start..run.End].Fill(Mask.In);
            }
        }
    }
}
