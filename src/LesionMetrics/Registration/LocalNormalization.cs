using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>Takes the light out of a plane: less its local mean, by its local deviation, both over valid pixels alone.</summary>
internal static class LocalNormalization
{
    /// <summary>Smoothing of the texture itself, working pixels: noise and JPEG grain go, pores and mottle stay.</summary>
    private const float TextureSigma = 0.8f;

    /// <summary>Scale of the local mean, working pixels: a shadow's edge is wider, mottle narrower.</summary>
    public const float MeanSigma = 12;

    /// <summary>Scale of the local deviation, working pixels.</summary>
    private const float DeviationSigma = 20;

    /// <summary>Deviation added to the local one, in units of the square root of linear light: camera noise on smooth skin is not blown up to texture.</summary>
    private const float Floor = 0.002f;

    /// <summary>Values are held within this many deviations, so that one glare spot does not outvote the skin around it.</summary>
    private const float Limit = 3;

    /// <summary>The normalized plane; filled-in lines have values too, but no say in mean and deviation.</summary>
    /// <param name="brightness">Brightness, lines filled in.</param>
    /// <param name="weight">1 where it counts for mean and deviation.</param>
    /// <param name="shown">1 where a value is wanted; the result is 0 elsewhere.</param>
    public static Plane Apply(Plane brightness, Plane weight, Plane shown)
    {
        Plane soft = GaussianFilter.Blur(brightness, TextureSigma);
        Plane mean = Mean(soft, weight, MeanSigma);
        Plane residual = new(soft.Size);
        Plane squared = new(soft.Size);
        ReadOnlySpan<float> w = weight.Samples;
        for (int i = 0; i < w.Length; i++)
        {
            float r = soft.Samples[i] - mean.Samples[i];
            residual.WritableSamples[i] = shown.Samples[i] * r;
            squared.WritableSamples[i] = r * r;
        }

        Plane variance = Mean(squared, weight, DeviationSigma);
        Span<float> result = residual.WritableSamples;
        for (int i = 0; i < w.Length; i++)
        {
            float deviation = MathF.Sqrt(Math.Max(variance.Samples[i], 0)) + Floor;
            result[i] = Math.Clamp(result[i] / deviation, -Limit, Limit);
        }

        return residual;
    }

    /// <summary>Mean of <paramref name="values"/> around each pixel, over pixels as far as <paramref name="weight"/> says; 0 where there are none.</summary>
    private static Plane Mean(Plane values, Plane weight, float sigma)
    {
        Plane product = new(values.Size);
        for (int i = 0; i < product.Samples.Length; i++)
        {
            product.WritableSamples[i] = values.Samples[i] * weight.Samples[i];
        }

        Plane numerator = GaussianFilter.Blur(product, sigma);
        Plane denominator = GaussianFilter.Blur(weight, sigma);
        for (int i = 0; i < product.Samples.Length; i++)
        {
            float d = denominator.Samples[i];
            product.WritableSamples[i] = d > 1e-4f ? numerator.Samples[i] / d : 0;
        }

        return product;
    }
}
