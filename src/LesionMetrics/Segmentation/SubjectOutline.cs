using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Segmentation;

/// <summary>
/// The plaque that a close-up was taken of. Pixel by pixel a classifier takes its horn for a patch, its crust for a mole and the flush about it for more of it;
/// as a whole it is the figure, and what the classifier says of most of it says what it is.
/// </summary>
internal static class SubjectOutline
{
    /// <summary>Least mean probability of plaque over a figure. Eyes, moles and lips have 0.15 at most, plaques 0.2 at least, most of them 0.5; shaded edges may have 0.3.</summary>
    private const double LeastProbability = 0.2;

    /// <summary>Probabilities of belonging at the plausible borders inside and outside the likely one.</summary>
    private const float StrictProbability = 0.65f;

    private const float LenientProbability = 0.35f;

    /// <summary>Least share of a figure that is skin: an eye is none, nor is a label; a plaque that is taken for something else in part is.</summary>
    private const double LeastSkinShare = 0.5;

    /// <summary>Most mean probability of eye over a figure: two eyes that had passed for plaques have 0.29 and 0.36, 15 real close-ups 0.06 at most and one 0.13.</summary>
    private const double MostEye = 0.2;

    /// <summary>
    /// Least share of skin in what surrounds a figure, from <see cref="MarginShare"/> to <see cref="SurroundShare"/> of the side beyond it: a lesion lies on skin,
    /// and the shaded edge of a limb, redder for its shade, beside what is behind it. Of 18 real close-ups 17 have 0.87 and more; two shaded edges of 0.56 and 0.75 had passed for plaques.
    /// </summary>
    private const double LeastSkinAround = 0.8;

    /// <summary>How many times its area may lie beside a figure in what the classifier holds for plaque: flush and strays may exceed it, as on six of 20 real close-ups; plaques about an eye were some twenty times as large.</summary>
    private const double MostBeside = 5;

    /// <summary>
    /// Most of a figure that the reference of unaffected skin rests on: a plaque has none in it. Of 17 real close-ups 15 have 0.045 at most, and two, drawn far too large, 0.17 and 0.21; seven
    /// synthetic figures that hold skin, lips or an eye beside a lesion, or in its place, have 0.08 to 0.57.
    /// </summary>
    private const double MostUnaffected = 0.06;

    private const double MarginShare = 0.01;

    private const double SurroundShare = 0.03;

    /// <summary><paramref name="stage"/> with its figure if that is a plaque, all of which is skin then; without it where not.</summary>
    /// <param name="stage">The prepared photo.</param>
    /// <param name="probability">Of plaque, any size.</param>
    /// <param name="roi">The region of interest, at analysis size, which nothing leaves; null for the whole photo.</param>
    public static LesionStage Recognize(LesionStage stage, Plane probability, Mask? roi)
    {
        if (stage.Figure is not { } figure)
        {
            return stage;
        }

        Mask own = figure.From(Figure.LikelyProbability);
        Mask seen = MaskOperations.And(own, Resampler.ShrinkMask(stage.Skin, own.Size));
        Plane small = Resampler.Resize(probability, own.Size);
        bool plaque = seen.CountIn() > 0 && seen.CountIn() >= LeastSkinShare * own.CountIn() && LiesOnSkin(own, stage.Skin, roi)
            && MaskOperations.IntersectionCount(own, Resampler.ShrinkMask(stage.Reference.Unaffected, own.Size)) <= MostUnaffected * own.CountIn()
            && MaskedStatistics.Mean(Resampler.Resize(stage.FirstSight.Eye, own.Size), own) <= MostEye
            && MaskedStatistics.Mean(small, seen) >= LeastProbability && !IsOutweighed(own, small) && !MouthLine.RunsThrough(own, stage.FirstSight);
        if (!plaque)
        {
            return stage with { Figure = null };
        }

        Mask whole = From(Belonging(stage, figure), LenientProbability);
        return stage with { Skin = MaskOperations.Or(stage.Skin, roi is null ? whole : MaskOperations.And(whole, roi)) };
    }

    /// <summary>The figure of <paramref name="stage"/> as a plaque with its plausible borders; null where there is none.</summary>
    /// <param name="stage">As <see cref="Recognize"/> gave it.</param>
    public static LesionMask? Of(LesionStage stage)
    {
        if (stage.Figure is not { } figure)
        {
            return null;
        }

        Plane belonging = Belonging(stage, figure);
        Mask drawn = DrawnOutline.Of(From(belonging, Figure.LikelyProbability), stage.Skin);
        return new LesionMask(
            drawn,
            MaskOperations.And(From(belonging, StrictProbability), drawn),
            MaskOperations.Or(MaskOperations.And(From(belonging, LenientProbability), stage.Skin), drawn));
    }

    /// <summary>Whether what surrounds it, as far as that is asked about, is skin.</summary>
    private static bool LiesOnSkin(Mask own, Mask skin, Mask? roi)
    {
        double side = Math.Sqrt(own.Size.PixelCount);
        Mask around = MaskOperations.AndNot(Morphology.Dilate(own, Radius(SurroundShare)), Morphology.Dilate(own, Radius(MarginShare)));
        around = roi is null ? around : MaskOperations.And(around, Resampler.ShrinkMask(roi, own.Size));
        return MaskOperations.IntersectionCount(around, Resampler.ShrinkMask(skin, own.Size)) >= LeastSkinAround * around.CountIn();

        int Radius(double share) => Math.Max(1, (int)Math.Round(share * side));
    }

    /// <summary>Whether much more lies beside it that the classifier holds for plaque: then the photo was taken of that, too, and nothing beside it may be dropped.</summary>
    private static bool IsOutweighed(Mask own, Plane probability)
    {
        Mask plaque = new(own.Size);
        MaskRow.AtLeast(probability.Samples, LesionCandidates.LikelyProbability, plaque.WritablePixels);
        return MaskOperations.AndNot(plaque, own).CountIn() > MostBeside * own.CountIn();
    }

    private static Plane Belonging(LesionStage stage, Figure figure) => Resampler.Resize(figure.Probability, stage.Skin.Size);

    private static Mask From(Plane belonging, float threshold)
    {
        Mask mask = new(belonging.Size);
        MaskRow.AtLeast(belonging.Samples, threshold, mask.WritablePixels);
        return ConnectedComponents.LargestComponent(mask);
    }
}
