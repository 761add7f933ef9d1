using System.Numerics.Tensors;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Lesion probabilities -> what may be lesion, at analysis size. The probability follows the edges of the chromophore it stands for (guided filter,
/// He et al. 2013, doi 10.1109/TPAMI.2012.213), then specks and pinholes go by their share of skin.
/// </summary>
internal sealed class LesionCandidates
{
    /// <summary>Probability from which a pixel is lesion more probably than not.</summary>
    public const float LikelyProbability = 0.5f;

    /// <summary>Radius of the guided filter, as a share of the side: about the blur of the probability it sharpens.</summary>
    private const double GuideRadiusShare = 0.004;

    /// <summary>Regularization of the guided filter in squared noise deviations: edges weaker than the skin's own noise are not followed.</summary>
    private const float GuideEpsilon = 1f;

    /// <summary>A plaque heals from many small islands into one: gaps up to this share of the side between scale are part of it.</summary>
    private const double PlaqueClosingShare = 0.005;

    /// <summary>Largest hole in a plaque that is a part of it (scale, a plug, a crust), as a share of skin.</summary>
    private const double PlaqueHoleShare = 0.02;

    /// <summary>Half the width of the narrowest piece of plaque that is no speck, as a share of the side.</summary>
    private const double SpeckRadiusShare = 0.002;

    private readonly LesionStage _stage;
    private readonly LesionKind _kind;
    private readonly double _side;
    private readonly long _skinPixels;
    private readonly long _minAreaPixels;
    private readonly PhotoOdds _odds;

    /// <param name="stage">The prepared photo.</param>
    /// <param name="kind">The lesion kind.</param>
    /// <param name="probability">Its probability, at feature size.</param>
    /// <param name="options">Smallest lesion.</param>
    public LesionCandidates(LesionStage stage, LesionKind kind, Plane probability, SegmentationOptions options)
    {
        _stage = stage;
        _kind = kind;
        _side = Math.Sqrt(stage.Skin.Size.PixelCount);
        _skinPixels = stage.Skin.CountIn();
        _minAreaPixels = options.MinLesionPixels(_skinPixels);
        _odds = PhotoOdds.Of(stage, kind, probability);
        probability = _odds.Seen(Resampler.Resize(probability, stage.Skin.Size));
        Probability = kind == LesionKind.Depigmented
            ? Refine(probability, stage.Chromophores.MelaninLoss, stage.Chromophores.MelaninNoise)
            : Joined(Refine(probability, stage.Chromophores.BloodGain, stage.Chromophores.BloodNoise));
    }

    /// <summary>Probability in [0, 1], a half at the contour that the photo bears out best, with its edges where the photo has them, at analysis size.</summary>
    public Plane Probability { get; }

    /// <summary>The same as the classifier gave it, whatever the contour's level: how sure it is of a piece tells lesions from mimics.</summary>
    public Plane Sureness() => _odds.Classified(Probability);

    /// <summary>What is lesion more probably than not, in pieces that somewhere were so by the classifier alone: the photo draws lesions, and makes none.</summary>
    public Mask Found()
    {
        Mask found = From(LikelyProbability);
        Mask core = new(found.Size);
        MaskRow.AtLeast(Sureness().Samples, LikelyProbability, core.WritablePixels);
        return ConnectedComponents.Label(found, eightConnected: true).Touching(MaskOperations.And(core, found));
    }

    /// <summary>Skin with a probability of at least <paramref name="threshold"/>, in whole pieces.</summary>
    public Mask From(float threshold)
    {
        Mask mask = new(Probability.Size);
        MaskRow.AtLeast(Probability.Samples, threshold, mask.WritablePixels);
        TensorPrimitives.BitwiseAnd(mask.Pixels, _stage.Skin.Pixels, mask.WritablePixels);
        return Whole(mask);
    }

    /// <summary><paramref name="found"/> without specks and pinholes, and a plaque without the gaps that belong to it.</summary>
    public Mask Whole(Mask found)
    {
        if (_kind == LesionKind.Depigmented)
        {
            return ConnectedComponents.RemoveSmall(HoleFilling.Fill(found, _minAreaPixels / 4), _minAreaPixels);
        }

        Mask whole = MaskOperations.And(HoleFilling.Fill(found, (long)(PlaqueHoleShare * _skinPixels)), _stage.Skin);
        return ConnectedComponents.RemoveSmall(whole, 2 * _minAreaPixels);
    }

    /// <summary><paramref name="found"/> with gaps closed that are part of a plaque.</summary>
    public Mask Closed(Mask found) => _kind == LesionKind.Depigmented ? found : Morphology.Close(found, Radius(PlaqueClosingShare));

    private Plane Joined(Plane probability) => Morphology.Close(Morphology.Open(probability, Radius(SpeckRadiusShare)), Radius(PlaqueClosingShare));

    private Plane Refine(Plane probability, Plane change, double noise)
    {
        Plane guide = PlaneArithmetic.Scale(change, 0, 1 / noise);
        return GuidedFilter.Filter(Resampler.Resize(probability, guide.Size), guide, Radius(GuideRadiusShare), GuideEpsilon);
    }

    private int Radius(double shareOfSide) => Math.Max(1, (int)Math.Round(shareOfSide * _side));
}
