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
