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

    /// <summary>Least share of a window that must be valid for its mean to be taken.</summary>
    private const float LeastCover = 1e-4f;

    /// <summary>Values are held within this many deviations, so that one glare spot does not outvote the skin around it.</summary>
    private const float Limit = 3;

    /// <summary>The channels normalized; filled-in lines have values too, but no say in mean and deviation.</summary>
    /// <param name="channels">Planes of one size, lines filled in.</param>
    /// <param name="weight">1 where it counts for mean and deviation.</param>
    /// <param name="shown">1 where a value is wanted; the result is 0 elsewhere.</param>
    public static Plane[] Apply(Plane[] channels, Plane weight, Plane shown)
    {
        Plane near = GaussianFilter.Blur(weight, MeanSigma);
        Plane wide = GaussianFilter.Blur(weight, DeviationSigma);
        return Array.ConvertAll(channels, channel => Apply(channel, weight, shown, near, wide));
    }

    private static Plane Apply(Plane channel, Plane weight, Plane shown, Plane near, Plane wide)
    {
        Plane soft = GaussianFilter.Blur(channel, TextureSigma);
        Plane mean = GaussianFilter.Blur(TextureBuilder.Product(soft, weight), MeanSigma);
        Plane squared = new(soft.Size);
        Span<float> residual = mean.WritableSamples;
        for (int i = 0; i < residual.Length; i++)
        {
            float d = near.Samples[i];
            float r = d > LeastCover ? soft.Samples[i] - (residual[i] / d) : 0;
            residual[i] = shown.Samples[i] * r;
            squared.WritableSamples[i] = weight.Samples[i] * r * r;
        }

        Plane variance = GaussianFilter.Blur(squared, DeviationSigma);
        for (int i = 0; i < residual.Length; i++)
        {
            float d = wide.Samples[i];
            float deviation = (d > LeastCover ? MathF.Sqrt(variance.Samples[i] / d) : 0) + Floor;
            residual[i] = Math.Clamp(residual[i] / deviation, -Limit, Limit);
        }

        return mean;
    }
}
