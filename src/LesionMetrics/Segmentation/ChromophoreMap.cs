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
        Plane melanin = new(image.Size);
        Plane blood = new(image.Size);
        LogImage residual = new(new Plane(image.Size), new Plane(image.Size), new Plane(image.Size));
        for (int i = 0; i < melanin.Samples.Length; i++)
        {
            float r = image.Red.Samples[i] - field.Red.Samples[i] - (float)statistics.Median[0];
            float g = image.Green.Samples[i] - field.Green.Samples[i] - (float)statistics.Median[1];
            float b = image.Blue.Samples[i] - field.Blue.Samples[i] - (float)statistics.Median[2];
            residual.Red.WritableSamples[i] = r;
            residual.Green.WritableSamples[i] = g;
            residual.Blue.WritableSamples[i] = b;
            melanin.WritableSamples[i] = (float)((melaninWeights[0] * r) + (melaninWeights[1] * g) + (melaninWeights[2] * b));
            blood.WritableSamples[i] = (float)((bloodWeights[0] * r) + (bloodWeights[1] * g) + (bloodWeights[2] * b));
        }

        return new ChromophoreMap(melanin, melaninNoise, blood, bloodNoise, residual);
    }
}
