using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Filtering;

/// <summary>
/// Changes of size. Pixel (x, y) of a w x h result lies at ((x + 0.5) W / w - 0.5, (y + 0.5) H / h - 0.5) of the W x H source.
/// </summary>
public static class Resampler
{
    /// <summary>Area averaging with fractional weights; keeps the mean.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side of <paramref name="size"/> is not positive or larger than the source's.</exception>
    public static Plane Shrink(Plane source, ImageSize size)
    {
        CheckShrink(source.Size, size);
        if (size == source.Size)
        {
            return source.Copy();
        }

        AreaWeights columns = new(source.Width, size.Width);
        AreaWeights rows = new(source.Height, size.Height);
        float[] sum = new float[source.Width];
        Plane result = Plane.Uninitialized(size);
        for (int y = 0; y < size.Height; y++)
        {
            ReadOnlySpan<float> weights = rows.Of(y);
            int first = rows.First(y);
            ScaleRow.Multiply(source.Row(first), weights[0], sum);
            for (int k = 1; k < weights.Length; k++)
            {
                ScaleRow.AddScaled(source.Row(first + k), weights[k], sum);
            }

            columns.Reduce(sum, result.WritableRow(y));
        }

        return result;
    }

    /// <summary><see cref="Shrink(Plane, ImageSize)"/> of each plane.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side of <paramref name="size"/> is not positive or larger than the source's.</exception>
    public static PlanarImage Shrink(PlanarImage source, ImageSize size) =>
        new(Shrink(source.Red, size), Shrink(source.Green, size), Shrink(source.Blue, size));

    /// <summary>Bilinear interpolation, borders replicated. Made for enlarging: it skips samples where it shrinks.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side of <paramref name="size"/> is not positive.</exception>
    public static Plane Enlarge(Plane source, ImageSize size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size.Width, 1, nameof(size));
        ArgumentOutOfRangeException.ThrowIfLessThan(size.Height, 1, nameof(size));
        LinearWeights columns = new(source.Width, size.Width);
        LinearWeights rows = new(source.Height, size.Height);
        float[] mixed = new float[source.Width];
        Plane result = Plane.Uninitialized(size);
        for (int y = 0; y < size.Height; y++)
        {
            ReadOnlySpan<float> upper = source.Row(rows.Lower(y));
            ReadOnlySpan<float> lower = source.Row(rows.Upper(y));
            BlendRow.Linear(upper, lower, rows.Fraction(y), mixed);
            columns.Interpolate(mixed, result.WritableRow(y));
        }

        return result;
    }

    /// <summary><see cref="Enlarge(Plane, ImageSize)"/> of each plane.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side of <paramref name="size"/> is not positive.</exception>
    public static PlanarImage Enlarge(PlanarImage source, ImageSize size) =>
        new(Enlarge(source.Red, size), Enlarge(source.Green, size), Enlarge(source.Blue, size));

    /// <summary>Area averaging along each side that shrinks, bilinear interpolation along each that grows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side of <paramref name="size"/> is not positive.</exception>
    public static Plane Resize(Plane source, ImageSize size)
    {
        ImageSize shrunk = new(Math.Min(source.Width, size.Width), Math.Min(source.Height, size.Height));
        Plane small = shrunk == source.Size ? source : Shrink(source, shrunk);
        return shrunk == size ? ReferenceEquals(small, source) ? source.Copy() : small : Enlarge(small, size);
    }

    /// <summary>In where the source covers at least half of the pixel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side of <paramref name="size"/> is not positive or larger than the source's.</exception>
    public static Mask ShrinkMask(Mask source, ImageSize size)
    {
        CheckShrink(source.Size, size);
        // Float weights of a half-covered pixel may add up to an ulp or two below a half.
        const float Half = 0.5f - 1e-5f;
        if (size == source.Size)
        {
            return source.Copy();
        }

        AreaWeights columns = new(source.Width, size.Width);
        AreaWeights rows = new(source.Height, size.Height);
        float[] coverage = new float[source.Width];
        float[] sum = new float[source.Width];
        float[] shrunk = new float[size.Width];
        Mask result = new(size);
        for (int y = 0; y < size.Height; y++)
        {
            ReadOnlySpan<float> weights = rows.Of(y);
            Array.Clear(sum);
            for (int k = 0; k < weights.Length; k++)
            {
                MaskRow.Coverage(source.Row(rows.First(y) + k), coverage);
                ScaleRow.AddScaled(coverage, weights[k], sum);
            }

            columns.Reduce(sum, shrunk);
            MaskRow.AtLeast(shrunk, Half, result.WritableRow(y));
        }

        return result;
    }

    /// <summary>The source pixel under each center (nearest neighbor); any size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side of <paramref name="size"/> is not positive.</exception>
    public static Mask EnlargeMask(Mask source, ImageSize size)
    {
        Mask result = new(size);
        int[] columns = [.. Enumerable.Range(0, size.Width).Select(x => CenterCell(x, source.Width, size.Width))];
        int current = -1;
        for (int y = 0; y < size.Height; y++)
        {
            int cell = CenterCell(y, source.Height, size.Height);
            Span<byte> destination = result.WritableRow(y);
            if (cell == current)
            {
                result.Row(y - 1).CopyTo(destination);
                continue;
            }

            current = cell;
            ReadOnlySpan<byte> row = source.Row(cell);
            for (int x = 0; x < destination.Length; x++)
            {
                destination[x] = row[columns[x]];
            }
        }

        return result;
    }

    private static int CenterCell(int i, int sourceLength, int targetLength) =>
        (int)((((2L * i) + 1) * sourceLength) / (2L * targetLength));

    private static void CheckShrink(ImageSize source, ImageSize target)
    {
        if (target.Width < 1 || target.Height < 1 || target.Width > source.Width || target.Height > source.Height)
        {
            throw new ArgumentOutOfRangeException(nameof(target), target, $"A size of at least 1x1 and at most {source} is needed.");
        }
    }
}
