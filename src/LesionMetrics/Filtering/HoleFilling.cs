using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>Filling of holes: 4-connected sets of out-pixels that do not reach the border.</summary>
public static class HoleFilling
{
    /// <summary><paramref name="mask"/> and its holes of at most <paramref name="maxHoleAreaPixels"/> pixels each.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The area is negative.</exception>
    public static Mask Fill(Mask mask, long maxHoleAreaPixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxHoleAreaPixels);
        RunComponents background = RunComponents.Of(mask, outside: true, eightConnected: false);
        bool[] filled = Array.ConvertAll(
            background.Components,
            hole => hole.AreaPixels <= maxHoleAreaPixels && hole.Left > 0 && hole.Top > 0 && hole.Right < mask.Width - 1 && hole.Bottom < mask.Height - 1);
        Mask result = mask.Copy();
        for (int i = 0; i < background.Runs.Length; i++)
        {
            if (filled[background.Labels[i] - 1])
            {
                PixelRun run = background.Runs[i];
                result.WritableRow(run.Row)[run.Start..run.End].Fill(Mask.In);
            }
        }

        return result;
    }
}
