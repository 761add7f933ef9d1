using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>Connected components of masks.</summary>
public static class ConnectedComponents
{
    /// <summary>Labels the components of <paramref name="mask"/>.</summary>
    /// <param name="mask">The set to take apart.</param>
    /// <param name="eightConnected">Whether pixels that touch at a corner alone are connected.</param>
    public static ComponentMap Label(Mask mask, bool eightConnected) => Label(mask, eightConnected, PlaneMemory.Uninitialized<int>(mask.Pixels.Length));

    /// <summary><see cref="Label(Mask, bool)"/> with labels in an array that exists already, whatever it holds: the map keeps it.</summary>
    /// <param name="mask">The set to take apart.</param>
    /// <param name="eightConnected">Whether pixels that touch at a corner alone are connected.</param>
    /// <param name="labels">As many as the mask has pixels.</param>
    /// <exception cref="ArgumentException">There are more or fewer labels than pixels.</exception>
    public static ComponentMap Label(Mask mask, bool eightConnected, int[] labels)
    {
        if (labels.Length != mask.Pixels.Length)
        {
            throw new ArgumentException($"{mask.Pixels.Length} pixels need as many labels, got {labels.Length}.", nameof(labels));
        }

        RunComponents found = RunComponents.Of(mask, outside: false, eightConnected);
        int painted = 0;
        for (int i = 0; i < found.Runs.Length; i++)
        {
            PixelRun run = found.Runs[i];
            int start = (run.Row * mask.Width) + run.Start;
            int length = run.End - run.Start;
            labels.AsSpan(painted, start - painted).Clear();
            labels.AsSpan(start, length).Fill(found.Labels[i]);
            painted = start + length;
        }

        labels.AsSpan(painted).Clear();
        return new ComponentMap(mask.Size, labels, found.Components);
    }

    /// <summary><paramref name="mask"/> without its 8-connected components smaller than <paramref name="minAreaPixels"/>.</summary>
    public static Mask RemoveSmall(Mask mask, long minAreaPixels)
    {
        RunComponents found = RunComponents.Of(mask, outside: false, eightConnected: true);
        return Paint(mask.Size, found, component => component.AreaPixels >= minAreaPixels);
    }

    /// <summary>The largest 8-connected component of <paramref name="mask"/>, the first in scan order among equals; empty where the mask is.</summary>
    public static Mask LargestComponent(Mask mask)
    {
        RunComponents found = RunComponents.Of(mask, outside: false, eightConnected: true);
        int best = 0;
        long area = 0;
        foreach (Component component in found.Components)
        {
            if (component.AreaPixels > area)
            {
                area = component.AreaPixels;
                best = component.Label;
            }
        }

        return Paint(mask.Size, found, component => component.Label == best);
    }

    private static Mask Paint(ImageSize size, RunComponents found, Func<Component, bool> keep)
    {
        Mask result = new(size);
        bool[] kept = Array.ConvertAll(found.Components, component => keep(component));
        for (int i = 0; i < found.Runs.Length; i++)
        {
            if (kept[found.Labels[i] - 1])
            {
                PixelRun run = found.Runs[i];
                result.WritableRow(run.Row)[run.Start..run.End].Fill(Mask.In);
            }
        }

        return result;
    }
}
