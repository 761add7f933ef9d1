using System.Numerics.Tensors;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>How much melanin each pixel lacks, and how much blood it has more, than the subject's unaffected skin around it.</summary>
/// <param name="MelaninLoss">Loss of melanin in log10 units of blue light; 0 on unaffected skin, negative where darker.</param>
/// <param name="MelaninNoise">Standard deviation of <paramref name="MelaninLoss"/> on unaffected skin.</param>
/// <param name="BloodGain">Gain of blood in log10 units of green light; 0 on unaffected skin.</param>
/// <param name="BloodNoise">Standard deviation of <paramref name="BloodGain"/> on unaffected skin.</param>
/// <param name="Residual">log10 R, G, B minus the reference.</param>
public sealed record ChromophoreMap(Plane MelaninLoss, double MelaninNoise, Plane BloodGain, double BloodNoise, LogImage Residual)
{
    /// <summary>Computes both over <paramref name="image"/>, hair-free, at analysis size.</summary>
    public static ChromophoreMap Compute(LogImage image, SkinReference reference)
    {
        LogImage field = reference.Field.Select(plane => Resampler.Resize(plane, image.Size));
        Mask unaffected = Resampler.EnlargeMask(reference.Unaffected, image.Size);
        ResidualStatistics statistics = ResidualStatistics.Of(image, field, unaffected);
        (double[] melaninWeights, double melaninNoise) = statistics.MatchedFilter(ChromophoreAxes.Melanin);
        (double[] bloodWeights, double bloodNoise) = statistics.MatchedFilter(-ChromophoreAxes.Blood);
        PlaneMemory.Reclaim();
        Plane melanin = Plane.Uninitialized(image.Size);
        Plane blood = Plane.Uninitialized(image.Size);
        LogImage residual = new(
            Above(image.Red, field.Red, statistics.Median[0]),
            Above(image.Green, field.Green, statistics.Median[1]),
            Above(image.Blue, field.Blue, statistics.Median[2]));
        Weigh(residual, melaninWeights, melanin.WritableSamples);
        Weigh(residual, bloodWeights, blood.WritableSamples);
        return new ChromophoreMap(melanin, melaninNoise, blood, bloodNoise, residual);
    }

    /// <summary>Distance from unaffected skin in its standard deviations, redness and lightness alike, so that scale counts too.</summary>
    public Plane Distance()
    {
        Plane distance = Plane.Uninitialized(MelaninLoss.Size);
        float melaninScale = (float)(1 / MelaninNoise);
        float bloodScale = (float)(1 / BloodNoise);
        ReadOnlySpan<float> melanin = MelaninLoss.Samples;
        ReadOnlySpan<float> blood = BloodGain.Samples;
        Span<float> samples = distance.WritableSamples;
        for (int i = 0; i < samples.Length; i++)
        {
            float m = melanin[i] * melaninScale;
            float b = blood[i] * bloodScale;
            samples[i] = MathF.Sqrt((m * m) + (b * b));
        }

        return distance;
    }

    /// <summary>image - field - offset, written over <paramref name="field"/>, which is read no more.</summary>
    private static Plane Above(Plane image, Plane field, double offset)
    {
        TensorPrimitives.Subtract(image.Samples, field.Samples, field.WritableSamples);
        TensorPrimitives.Subtract(field.Samples, (float)offset, field.WritableSamples);
        return field;
    }

    private static void Weigh(LogImage residual, double[] weights, Span<float> destination)
    {
        ReadOnlySpan<float> red = residual.Red.Samples;
        ReadOnlySpan<float> green = residual.Green.Samples;
        ReadOnlySpan<float> blue = residual.Blue.Samples;
        (double r, double g, double b) = (weights[0], weights[1], weights[2]);
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = (float)((r * red[i]) + (g * green[i]) + (b * blue[i]));
        }
    }
}
