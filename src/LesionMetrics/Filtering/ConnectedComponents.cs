using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>Connected components of masks.</summary>
public static class ConnectedComponents
{
    /// <summary>Labels the components of <paramref name="mask"/>.</summary>
    /// <param name="mask">The set to take apart.</param>
    /// <param name="eightConnected">Whether pixels that touch at a corner alone are connected.</param>
    public static ComponentMap Label(Mask mask, bool eightConnected)
    {
        RunComponents found = RunComponents.Of(mask, Mask.In, eightConnected);
        int[] labels = new int[mask.Pixels.Length];
        for (int i = 0; i < found.Runs.Length; i++)
        {
            PixelRun run = found.Runs[i];
            labels.AsSpan((run.Row * mask.Width) + run.Start, run.End - run.Start).Fill(found.Labels[i]);
        }

        return new ComponentMap(mask.Size, labels, found.Components);
    }

    /// <summary><paramref name="mask"/> without its 8-connected components smaller than <paramref name="minAreaPixels"/>.</summary>
    public static Mask RemoveSmall(Mask mask, long minAreaPixels)
    {
        RunComponents found = RunComponents.Of(mask, Mask.In, eightConnected: true);
        return Paint(mask.Size, found, component => component.AreaPixels >= minAreaPixels);
    }

    /// <summary>The largest 8-connected component of <paramref name="mask"/>, the first in scan order among equals; empty where the mask is.</summary>
    public static Mask LargestComponent(Mask mask)
    {
        RunComponents found = RunComponents.Of(mask, Mask.In, eightConnected: true);
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
