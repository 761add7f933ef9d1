using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// By what factor the photo itself changes the odds that the classifier gives its pixels: those of the contour across which it changes most become even, and what has the color
/// of its inside gains.
/// </summary>
internal sealed class PhotoOdds
{
    /// <summary>Log odds beyond which the classifier is not told apart from certain.</summary>
    private const double MostLogOdds = 6.2;

    /// <summary>Sigma that takes out what is left of grain, in pixels of the ground.</summary>
    private const float LogOddsSigma = 1;

    /// <summary>What the colors' log odds count: pixels side by side are not independent.</summary>
    private const double ColorShare = 0.5;

    private readonly Plane _factor;

    private PhotoOdds(Plane factor) => _factor = factor;

    /// <summary>Read from a photo.</summary>
    /// <param name="stage">The prepared photo.</param>
    /// <param name="kind">The lesion kind.</param>
    /// <param name="probability">Its probability, any size.</param>
    public static PhotoOdds Of(LesionStage stage, LesionKind kind, Plane probability)
    {
        ContourGround ground = new(stage);
        Plane logOdds = GaussianFilter.Blur(LogOdds(Resampler.Resize(probability, ground.Size)), LogOddsSigma);
        Mask core = Contour.Above(ground, logOdds, 0);
        if (Contour.Find(ground, kind, logOdds, core) is not { } first)
        {
            return new PhotoOdds(PlaneArithmetic.Constant(stage.Skin.Size, 1));
        }

        // Scale subtracts before it multiplies: the level counts whole.
        Plane gain = PlaneArithmetic.Scale(PhotoColors.LogOdds(ground, first, logOdds), first.Level / ColorShare, ColorShare);
        Plane seen = PlaneArithmetic.Add(logOdds, gain);
        double level = Contour.Find(ground, kind, seen, MaskOperations.Or(core, first.Found))?.Level ?? 0;
        Plane factor = Plane.Uninitialized(ground.Size);
        for (int i = 0; i < factor.Samples.Length; i++)
        {
            factor.WritableSamples[i] = (float)PortableMath.Exp(gain.Samples[i] - level);
        }

        return new PhotoOdds(Resampler.Resize(factor, stage.Skin.Size));
    }

    /// <summary><paramref name="probability"/>, of the classifier and at analysis size, as the photo bears it out.</summary>
    public Plane Seen(Plane probability) => Changed(probability, inverse: false);

    /// <summary>What the classifier gave where the photo bears out <paramref name="seen"/>.</summary>
    public Plane Classified(Plane seen) => Changed(seen, inverse: true);

    private Plane Changed(Plane probability, bool inverse)
    {
        Plane changed = Plane.Uninitialized(probability.Size);
        for (int i = 0; i < changed.Samples.Length; i++)
        {
            double factor = inverse ? 1 / _factor.Samples[i] : _factor.Samples[i];
            double odds = factor * probability.Samples[i];
            changed.WritableSamples[i] = (float)(odds / (odds + 1 - probability.Samples[i]));
        }

        return changed;
    }

    private static Plane LogOdds(Plane probability)
    {
        Plane odds = Plane.Uninitialized(probability.Size);
        for (int i = 0; i < odds.Samples.Length; i++)
        {
            double p = probability.Samples[i];
            odds.WritableSamples[i] = (float)(p <= 0 ? -MostLogOdds : p >= 1 ? MostLogOdds : Math.Clamp(PortableMath.Log(p / (1 - p)), -MostLogOdds, MostLogOdds));
        }

        return odds;
    }
}
