using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Kernels;
using LesionMetrics.Study;

namespace LesionMetrics.Segmentation;

/// <summary>
/// The plaque that a close-up was taken of. Pixel by pixel a classifier takes its horn for a patch, its crust for a mole and the flush about it for more of it;
/// as a whole it is the figure, and what the classifier says of most of it says what it is.
/// </summary>
internal static class SubjectOutline
{
    /// <summary>Probabilities of belonging at the plausible borders inside and outside the likely one.</summary>
    private const float StrictProbability = 0.65f;

    private const float LenientProbability = 0.35f;

    /// <summary><paramref name="stage"/> with its figure if that is a plaque, all of which is skin then; without it where not.</summary>
    /// <param name="stage">The prepared photo.</param>
    /// <param name="probabilities">How probable each kind is, before the condition is known.</param>
    /// <param name="condition">What the study says that the patient has, plaques among it.</param>
    /// <param name="roi">The region of interest, at analysis size, which nothing leaves; null for the whole photo.</param>
    public static LesionStage Recognize(LesionStage stage, LesionProbabilities probabilities, LesionCondition condition, Mask? roi)
    {
        if (stage.Figure is not { } figure || !new SubjectTest(stage, figure, probabilities, condition, roi).IsPlaque())
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

    private static Plane Belonging(LesionStage stage, Figure figure) => Resampler.Resize(figure.Probability, stage.Skin.Size);

    private static Mask From(Plane belonging, float threshold)
    {
        Mask mask = new(belonging.Size);
        MaskRow.AtLeast(belonging.Samples, threshold, mask.WritablePixels);
        return ConnectedComponents.LargestComponent(mask);
    }
}
