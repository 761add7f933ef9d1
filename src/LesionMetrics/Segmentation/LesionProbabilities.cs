using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Study;

namespace LesionMetrics.Segmentation;

/// <summary>How probable each lesion kind is, pixel by pixel, at feature size.</summary>
/// <param name="Depigmented">Probability in [0, 1]; 0 off skin.</param>
/// <param name="Plaque">Likewise; the two sum to at most 1.</param>
public sealed record LesionProbabilities(Plane Depigmented, Plane Plaque)
{
    /// <summary>What must remain once a kind is ruled out: below it the rest tells nothing.</summary>
    private const float LeastRest = 0.05f;

    /// <summary>Evaluates <paramref name="lesions"/> over skin.</summary>
    public static LesionProbabilities Of(LesionStage stage, FeatureStack features, TreeEnsemble lesions)
    {
        ProbabilityMap map = ProbabilityMap.EvaluateCoarseToFine(lesions, features, Resampler.ShrinkMask(stage.Skin, features.Size));
        return new LesionProbabilities(map["depigmented"], map["plaque"]);
    }

    /// <summary>
    /// These, given that the study's lesions are of <paramref name="condition"/> alone: the other kind is ruled out, and what would have been it is
    /// lesion or skin in the proportion that is left. White horn is then no patch, nor a patch flushed with blood a plaque.
    /// </summary>
    public LesionProbabilities Given(LesionCondition condition) => condition switch
    {
        LesionCondition.Vitiligo => new LesionProbabilities(WithoutOther(Depigmented, Plaque), new Plane(Plaque.Size)),
        LesionCondition.Dle => new LesionProbabilities(new Plane(Depigmented.Size), WithoutOther(Plaque, Depigmented)),
        _ => this,
    };

    /// <summary>These, given that what is affected within <paramref name="former"/>, any size, remains of a patch.</summary>
    public LesionProbabilities Remaining(Mask former)
    {
        Mask patch = Resampler.ShrinkMask(former, Depigmented.Size);
        Plane depigmented = Plane.Uninitialized(Depigmented.Size);
        Plane plaque = Plane.Uninitialized(Depigmented.Size);
        for (int i = 0; i < depigmented.Samples.Length; i++)
        {
            float moved = patch.Pixels[i] != Mask.Out ? Plaque.Samples[i] : 0;
            depigmented.WritableSamples[i] = Depigmented.Samples[i] + moved;
            plaque.WritableSamples[i] = Plaque.Samples[i] - moved;
        }

        return new LesionProbabilities(depigmented, plaque);
    }

    private static Plane WithoutOther(Plane one, Plane other)
    {
        Plane alone = Plane.Uninitialized(one.Size);
        for (int i = 0; i < alone.Samples.Length; i++)
        {
            alone.WritableSamples[i] = one.Samples[i] / Math.Max(LeastRest, 1 - other.Samples[i]);
        }

        return alone;
    }

    /// <summary>The plane of <paramref name="kind"/>.</summary>
    public Plane Of(LesionKind kind) => kind == LesionKind.Depigmented ? Depigmented : Plaque;
}
