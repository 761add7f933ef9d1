using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Lesion probabilities -> masks at analysis size. The probability follows the edges of the chromophore it stands for (guided filter, He et al.
/// 2013, doi 10.1109/TPAMI.2012.213), then specks and pinholes go by their share of skin.
/// </summary>
internal sealed class LesionBorders
{
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

    /// <summary>Probabilities at the likely border and at the plausible ones inside and outside it.</summary>
    private const float LikelyProbability = 0.5f;

    private const float StrictProbability = 0.75f;

    private const float LenientProbability = 0.25f;

    /// <summary>Share of a plaque's contrast at the likely border and at the plausible ones inside and outside it.</summary>
    private const double LikelyContrast = 0.5;

    private const double StrictContrast = 0.65;

    private const double LenientContrast = 0.35;

    /// <summary>Least share of a piece that lies within the strict border: doubtful skin alone is no lesion.</summary>
    private const double CoreShare = 0.02;

    /// <summary>Least mean probability of the region classifier over a piece.</summary>
    private const double FirstSightProbability = 0.25;

    /// <summary>Largest share of a piece's outline that may run along the edge of skin.</summary>
    private const double MaxShareAlongEdge = 0.45;

    /// <summary>Margin between lesions and what counts as unaffected, as a share of the side.</summary>
    private const double MarginShare = 0.008;

    private readonly LesionStage _stage;
    private readonly Mask _background;
    private readonly double _side;
    private readonly long _skinPixels;
    private readonly long _minAreaPixels;

    /// <param name="stage">The prepared photo.</param>
    /// <param name="roi">The region of interest, at analysis size; null for the whole photo.</param>
    /// <param name="options">Smallest lesion.</param>
    public LesionBorders(LesionStage stage, Mask? roi, SegmentationOptions options)
    {
        _stage = stage;
        _background = roi is null ? MaskOperations.Not(stage.Skin) : MaskOperations.AndNot(roi, stage.Skin);
        _side = Math.Sqrt(stage.Skin.Size.PixelCount);
        _skinPixels = stage.Skin.CountIn();
        _minAreaPixels = Math.Max(12, (long)(options.MinLesionShare * _skinPixels));
    }

    /// <summary>Depigmented areas.</summary>
    public LesionMask Depigmented(Plane probability)
    {
        Plane refined = Refine(probability, _stage.Chromophores.MelaninLoss, _stage.Chromophores.MelaninNoise);
        return WithBorders(
            refined,
            _stage.FirstSight.Depigmented,
            found => ConnectedComponents.RemoveSmall(HoleFilling.Fill(found, _minAreaPixels / 4), _minAreaPixels),
            WithinSkin);
    }

    /// <summary>Plaques, whole: erythema with the scale on it.</summary>
    /// <param name="probability">Of plaque, at feature size.</param>
    /// <param name="depigmented">Of depigmented skin: a plaque's border does not move into it, pale cloth least of all.</param>
    public LesionMask Plaque(Plane probability, Plane depigmented)
    {
        Plane refined = Refine(probability, _stage.Chromophores.BloodGain, _stage.Chromophores.BloodNoise);
        refined = Morphology.Close(Morphology.Open(refined, Radius(SpeckRadiusShare)), Radius(PlaqueClosingShare));
        LesionMask classified = WithBorders(refined, _stage.FirstSight.Plaque, Whole, found => found);
        Mask pale = Above(Resampler.Resize(depigmented, _stage.Skin.Size), LikelyProbability);
        HalfContrastBorder border = new(_stage.Chromophores, MaskOperations.AndNot(_stage.Skin, pale));
        IReadOnlyList<Mask> inner = border.Move(classified.Likely, LikelyContrast, StrictContrast);
        Mask likely = Closed(inner[0]);
        Mask strict = MaskOperations.And(MaskOperations.And(classified.Strict, likely), Closed(inner[1]));
        return new LesionMask(likely, strict, MaskOperations.Or(likely, Closed(border.Move(classified.Lenient, LenientContrast)[0])));

        Mask Closed(Mask found) => Whole(Morphology.Close(found, Radius(PlaqueClosingShare)));

        Mask Whole(Mask found)
        {
            Mask whole = MaskOperations.And(HoleFilling.Fill(found, (long)(PlaqueHoleShare * _skinPixels)), _stage.Skin);
            return ConnectedComponents.RemoveSmall(whole, 2 * _minAreaPixels);
        }
    }

    /// <summary>Skin that neither lies in or near a lesion, nor under hair, nor differs from the reference by itself.</summary>
    public Mask Unaffected(Mask depigmented, Mask plaque)
    {
        Mask margin = Morphology.Dilate(MaskOperations.Or(depigmented, plaque), Radius(MarginShare));
        Mask reference = MaskOperations.And(Resampler.EnlargeMask(_stage.Reference.Unaffected, _stage.Skin.Size), _stage.Skin);
        return MaskOperations.AndNot(MaskOperations.AndNot(reference, margin), _stage.Hair);
    }

    private Plane Refine(Plane probability, Plane change, double noise)
    {
        Plane guide = PlaneArithmetic.Scale(change, 0, 1 / noise);
        return GuidedFilter.Filter(Resampler.Resize(probability, guide.Size), guide, Radius(GuideRadiusShare), GuideEpsilon);
    }

    private LesionMask WithBorders(Plane probability, Plane firstSight, Func<Mask, Mask> clean, Func<Mask, Mask> plausible)
    {
        Mask likely = plausible(Seconded(WithCores(clean(Above(probability, LikelyProbability)), probability), firstSight));
        Mask strict = MaskOperations.And(likely, clean(Above(probability, StrictProbability)));
        ComponentMap pieces = ConnectedComponents.Label(MaskOperations.Or(likely, clean(Above(probability, LenientProbability))), eightConnected: true);
        bool[] touched = new bool[pieces.Count + 1];
        for (int i = 0; i < likely.Pixels.Length; i++)
        {
            touched[pieces.Labels[i]] |= likely.Pixels[i] != Mask.Out;
        }

        return new LesionMask(likely, strict, pieces.Select(piece => touched[piece.Label]));
    }

    /// <summary>The pieces of <paramref name="found"/> of which a share of at least <see cref="CoreShare"/> lies within the strict border.</summary>
    private Mask WithCores(Mask found, Plane probability)
    {
        ComponentMap pieces = ConnectedComponents.Label(found, eightConnected: true);
        long[] certain = new long[pieces.Count + 1];
        ReadOnlySpan<float> samples = probability.Samples;
        for (int i = 0; i < samples.Length; i++)
        {
            certain[pieces.Labels[i]] += samples[i] > StrictProbability ? 1 : 0;
        }

        return pieces.Select(piece => certain[piece.Label] >= CoreShare * piece.AreaPixels);
    }

    /// <summary>The pieces of <paramref name="found"/> that the region classifier, which sees the whole photo at once, held for possible.</summary>
    private static Mask Seconded(Mask found, Plane firstSight)
    {
        ComponentMap pieces = ConnectedComponents.Label(found, eightConnected: true);
        Plane sight = Resampler.Resize(firstSight, found.Size);
        double[] sums = new double[pieces.Count + 1];
        for (int i = 0; i < pieces.Labels.Length; i++)
        {
            sums[pieces.Labels[i]] += sight.Samples[i];
        }

        return pieces.Select(piece => sums[piece.Label] >= FirstSightProbability * piece.AreaPixels);
    }

    /// <summary>
    /// The pieces of <paramref name="found"/> that skin surrounds for the most part. A strip of cloth that passed for skin runs along its edge: skin on
    /// one side, background on the other. The edge of a region of interest is none of skin. Plaques need no such test, cloth is seldom red and scaly.
    /// </summary>
    private Mask WithinSkin(Mask found)
    {
        Mask beyond = Morphology.Dilate(_background, Radius(MarginShare));
        Mask outline = MaskOperations.AndNot(found, Morphology.Erode(found, 1));
        ComponentMap pieces = ConnectedComponents.Label(found, eightConnected: true);
        int[] length = new int[pieces.Count + 1];
        int[] along = new int[pieces.Count + 1];
        for (int i = 0; i < outline.Pixels.Length; i++)
        {
            if (outline.Pixels[i] != Mask.Out)
            {
                length[pieces.Labels[i]]++;
                along[pieces.Labels[i]] += beyond.Pixels[i] != Mask.Out ? 1 : 0;
            }
        }

        return pieces.Select(piece => along[piece.Label] <= MaxShareAlongEdge * length[piece.Label]);
    }

    private Mask Above(Plane probability, float threshold)
    {
        Mask mask = new(probability.Size);
        Span<byte> marks = mask.WritablePixels;
        ReadOnlySpan<float> samples = probability.Samples;
        ReadOnlySpan<byte> skin = _stage.Skin.Pixels;
        for (int i = 0; i < marks.Length; i++)
        {
            marks[i] = samples[i] >= threshold && skin[i] != Mask.Out ? Mask.In : Mask.Out;
        }

        return mask;
    }

    private int Radius(double shareOfSide) => Math.Max(1, (int)Math.Round(shareOfSide * _side));
}
