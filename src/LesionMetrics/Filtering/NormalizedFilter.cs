using System.Numerics.Tensors;
using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>Gaussian smoothing of the pixels inside a mask alone (normalized convolution; Knutsson and Westin 1993, doi 10.1109/CVPR.1993.341081).</summary>
public static class NormalizedFilter
{
    /// <summary>The least share of the Gaussian that must lie inside the mask for its estimate to be taken.</summary>
    public const float SmallestWeight = 1e-4f;

    /// <summary>
    /// blur(<paramref name="source"/> inside) / blur(<paramref name="inside"/>). Where the denominator is below <see cref="SmallestWeight"/>, the estimate
    /// with twice the sigma stands in, then four times, and at last the mean over the mask.
    /// </summary>
    /// <param name="source">Any values. Pixels that are not finite count as outside.</param>
    /// <param name="inside">The pixels to take, of the source's size.</param>
    /// <param name="sigma">Standard deviation in pixels, at least 0.1.</param>
    /// <returns>Finite everywhere; NaN everywhere where no finite pixel is inside.</returns>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sigma"/> is below 0.1, or not finite.</exception>
    public static Plane Blur(Plane source, Mask inside, float sigma)
    {
        SameSize.Check(source.Size, inside.Size);
        Plane values = new(source.Size);
        Plane weights = new(source.Size);
        double sum = 0;
        long count = 0;
        ReadOnlySpan<byte> pixels = inside.Pixels;
        ReadOnlySpan<float> samples = source.Samples;
        for (int i = 0; i < pixels.Length; i++)
        {
            if (pixels[i] != Mask.Out && float.IsFinite(samples[i]))
            {
                values.WritableSamples[i] = samples[i];
                weights.WritableSamples[i] = 1;
                sum += samples[i];
                count++;
            }
        }

        Plane result = new(source.Size);
        if (count == 0)
        {
            result.WritableSamples.Fill(float.NaN);
            return result;
        }

        Mask open = Mask.Full(source.Size);
        float widest = 2f * source.Size.LongerSide;
        long left = pixels.Length;
        for (float s = sigma; left > 0 && (s == sigma || s <= widest); s *= 2)
        {
            left = Settle(GaussianFilter.Blur(values, s), GaussianFilter.Blur(weights, s), result, open);
        }

        float mean = (float)(sum / count);
        Span<float> destination = result.WritableSamples;
        for (int i = 0; left > 0 && i < destination.Length; i++)
        {
            if (open.Pixels[i] != Mask.Out)
            {
                destination[i] = mean;
            }
        }

        return result;
    }

    /// <summary>
    /// The planes with every pixel outside <paramref name="inside"/> replaced by <see cref="Blur"/> of its plane there; the weights are filtered once for all.
    /// </summary>
    /// <param name="planes">Finite values, planes of one size.</param>
    /// <param name="inside">The pixels to keep, of that size.</param>
    /// <param name="sigma">Standard deviation in pixels, at least 0.1.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sigma"/> is below 0.1, or not finite.</exception>
    public static Plane[] Fill(IReadOnlyList<Plane> planes, Mask inside, float sigma)
    {
        if (planes.Any(plane => plane.Size != inside.Size))
        {
            throw new ArgumentException("Planes and mask of one size are needed.", nameof(planes));
        }

        Plane[] results = [.. planes.Select(plane => plane.Copy())];
        long kept = inside.CountIn();
        if (kept == inside.Size.PixelCount)
        {
            return results;
        }

        if (kept == 0)
        {
            Array.ForEach(results, result => result.WritableSamples.Fill(float.NaN));
            return results;
        }

        Plane coverage = PlaneArithmetic.Coverage(inside);
        Plane values = Plane.Uninitialized(inside.Size);
        Plane blurred = Plane.Uninitialized(inside.Size);
        Mask open = MaskOperations.Not(inside);
        float widest = 2f * inside.Size.LongerSide;
        long left = inside.Size.PixelCount - kept;
        for (float s = sigma; left > 0 && (s == sigma || s <= widest); s *= 2)
        {
            Plane weights = GaussianFilter.Blur(coverage, s);
            Mask pending = open.Copy();
            for (int i = 0; i < results.Length; i++)
            {
                open = pending.Copy();
                TensorPrimitives.Multiply(planes[i].Samples, coverage.Samples, values.WritableSamples);
                GaussianFilter.Blur(values, s, blurred);
                left = Settle(blurred, weights, results[i], open);
            }
        }

        for (int i = 0; left > 0 && i < results.Length; i++)
        {
            FillMean(planes[i], inside, open, results[i]);
        }

        return results;
    }

    private static void FillMean(Plane plane, Mask inside, Mask open, Plane result)
    {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < inside.Pixels.Length; i++)
        {
            if (inside.Pixels[i] != Mask.Out)
            {
                sum += plane.Samples[i];
                count++;
            }
        }

        float mean = (float)(sum / count);
        for (int i = 0; i < open.Pixels.Length; i++)
        {
            if (open.Pixels[i] != Mask.Out)
            {
                result.WritableSamples[i] = mean;
            }
        }
    }

    private static long Settle(Plane values, Plane weights, Plane result, Mask open)
    {
        Span<byte> pending = open.WritablePixels;
        Span<float> destination = result.WritableSamples;
        ReadOnlySpan<float> numerators = values.Samples;
        ReadOnlySpan<float> denominators = weights.Samples;
        long left = 0;
        for (int i = 0; i < pending.Length; i++)
        {
            if (pending[i] == Mask.Out)
            {
                continue;
            }

            if (denominators[i] >= SmallestWeight)
            {
                destination[i] = numerators[i] / denominators[i];
                pending[i] = Mask.Out;
            }
            else
            {
                left++;
            }
        }

        return left;
    }
}
