using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Measurement;

/// <summary>
/// Scale is keratin with air in it: it scatters all wavelengths alike, so a flake is lighter than the plaque it lies on and its R/G comes nearer
/// to 1. The signal is the sum of both changes against the local mean, so that neither shading (no change of ratio) nor pallor alone suffices.
/// </summary>
public static class ScaleSignalFilter
{
    /// <summary>Sigma of the local mean, as a share of the side: flakes are smaller, plaques larger.</summary>
    private const double LocalSigmaShare = 0.012;

    /// <summary>Signal of each pixel of <paramref name="residual"/>, log10 units; near 0 on skin without flakes, positive on a flake.</summary>
    public static Plane Apply(LogImage residual)
    {
        float sigma = (float)(LocalSigmaShare * Math.Sqrt(residual.Size.PixelCount));
        Plane meanRed = GaussianFilter.Blur(residual.Red, sigma);
        Plane meanGreen = GaussianFilter.Blur(residual.Green, sigma);
        Plane signal = new(residual.Size);
        Span<float> samples = signal.WritableSamples;
        for (int i = 0; i < samples.Length; i++)
        {
            float lighter = residual.Green.Samples[i] - meanGreen.Samples[i];
            float paler = lighter - (residual.Red.Samples[i] - meanRed.Samples[i]);
            samples[i] = Math.Min(lighter, 4 * paler);
        }

        return signal;
    }
}
