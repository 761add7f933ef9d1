using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// What speaks for and against each piece of a would-be lesion as a whole. Pixel by pixel, mottling, a fold or a gap in hair may have the color of a
/// lesion; the piece can be held against its surroundings, its outline, and how much this skin varies at the piece's own size.
/// </summary>
internal sealed class PieceFeatures
{
    /// <summary>One name a feature, in the order of a row.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "area", "area_of_largest", "area_of_all", "pieces", "compactness", "width",
        "probability", "core", "first_sight", "first_sight_unaffected",
        "melanin_contrast", "blood_contrast", "melanin_significance", "blood_significance", "red_contrast", "green_contrast",
        "melanin_edge", "blood_edge", "along_edge", "hair", "photo_hair",
        "roughness_step", "color_distance", "red_direction",
    ];

    /// <summary>Probability from which a pixel belongs to the core of a piece.</summary>
    private const float CoreProbability = 0.75f;

    /// <summary>Width of the rims inside and outside an outline that its sharpness is read from, as a share of the side.</summary>
    private const double RimShare = 0.002;

    /// <summary>Margin along the edge of skin, as a share of the side.</summary>
    private const double MarginShare = 0.008;

    /// <summary>Probability of being unaffected at first sight from which skin shows what its own variation is.</summary>
    private const float UnaffectedProbability = 0.25f;

    private readonly LesionStage _stage;
    private readonly Mask _background;
    private readonly LesionKind _kind;
    private readonly double _side;

    /// <param name="stage">The prepared photo.</param>
    /// <param name="background">What is no skin, at analysis size.</param>
    /// <param name="kind">The lesion kind of the pieces.</param>
    public PieceFeatures(LesionStage stage, Mask background, LesionKind kind)
    {
        _stage = stage;
        _background = background;
        _kind = kind;
        _side = Math.Sqrt(stage.Skin.Size.PixelCount);
    }

    /// <summary>Row-major features, one row a piece of <paramref name="pieces"/>, of which there must be one at least.</summary>
    /// <param name="pieces">The pieces, at analysis size.</param>
    /// <param name="probability">Their probability pixel by pixel.</param>
    public float[] Compute(ComponentMap pieces, Plane probability)
    {
        Mask found = pieces.Select(_ => true);
        Mask support = Support(found);
        SkinVariation melanin = SkinVariation.Of(Resampler.Resize(_stage.Chromophores.MelaninLoss, support.Size), support);
        SkinVariation blood = SkinVariation.Of(Resampler.Resize(_stage.Chromophores.BloodGain, support.Size), support);
        int rim = Math.Max(2, (int)Math.Round(RimShare * _side));
        PieceRim outside = new(pieces, _stage, rim);
        PieceStep steps = new(pieces, _stage);
        double[][] sums = Accumulate(pieces, found, rim, probability, melanin.Level, blood.Level);
        double skin = Math.Max(1, _stage.Skin.CountIn());
        double photoHair = MaskOperations.IntersectionCount(_stage.Hair, _stage.Skin) / skin;
        double largest = pieces.Components.Max(piece => piece.AreaPixels);
        double all = pieces.Components.Sum(piece => (double)piece.AreaPixels);
        float[] rows = new float[pieces.Count * Names.Count];
        for (int k = 1; k <= pieces.Count; k++)
        {
            double[] sum = sums[k];
            double area = pieces[k].AreaPixels;
            double perimeter = Math.Max(1, sum[Outline]);
            double width = area / perimeter / _side;
            double inside = Math.Max(1, sum[InnerRim]);
            double melaninContrast = sum[MelaninContrast] / area;
            double bloodContrast = sum[BloodContrast] / area;
            (double roughness, double distance, double redDirection) = steps.Of(k);
            ReadOnlySpan<double> row =
            [
                PortableMath.Log10(area / skin), PortableMath.Log10(area / largest), area / all, PortableMath.Log10(pieces.Count),
                PortableMath.Log10(perimeter * perimeter / area), PortableMath.Log10(width),
                sum[Probability] / area, sum[Core] / area, sum[FirstSight] / area, sum[FirstSightUnaffected] / area,
                melaninContrast / _stage.Chromophores.MelaninNoise, bloodContrast / _stage.Chromophores.BloodNoise,
                melaninContrast / melanin.At(width), bloodContrast / blood.At(width),
                sum[RedContrast] / area, sum[GreenContrast] / area,
                ((sum[InnerMelanin] / inside) - outside.MelaninLoss(k)) / _stage.Chromophores.MelaninNoise,
                ((sum[InnerBlood] / inside) - outside.BloodGain(k)) / _stage.Chromophores.BloodNoise,
                sum[AlongEdge] / perimeter, sum[Hair] / area, photoHair,
                roughness, distance, redDirection,
            ];
            for (int f = 0; f < row.Length; f++)
            {
                rows[((k - 1) * row.Length) + f] = (float)row[f];
            }
        }

        return rows;
    }

    private const int Probability = 0;
    private const int Core = 1;
    private const int FirstSight = 2;
    private const int FirstSightUnaffected = 3;
    private const int MelaninContrast = 4;
    private const int BloodContrast = 5;
    private const int RedContrast = 6;
    private const int GreenContrast = 7;
    private const int Hair = 8;
    private const int Outline = 9;
    private const int AlongEdge = 10;
    private const int InnerRim = 11;
    private const int InnerMelanin = 12;
    private const int InnerBlood = 13;
    private const int SumCount = 14;

    private double[][] Accumulate(ComponentMap pieces, Mask found, int rim, Plane probability, Plane melaninLevel, Plane bloodLevel)
    {
        double[][] sums = [.. Enumerable.Range(0, pieces.Count + 1).Select(_ => new double[SumCount])];
        Mask interior = Morphology.Erode(found, 1);
        Mask deep = Morphology.Erode(found, rim);
        Mask beyond = Morphology.Dilate(_background, Math.Max(1, (int)Math.Round(MarginShare * _side)));
        ChromophoreMap map = _stage.Chromophores;
        Plane sight = _kind == LesionKind.Depigmented ? _stage.FirstSight.Depigmented : _stage.FirstSight.Plaque;
        int width = pieces.Size.Width;
        for (int y = 0; y < pieces.Size.Height; y++)
        {
            int sightRow = y * sight.Size.Height / pieces.Size.Height * sight.Size.Width;
            int levelRow = y * melaninLevel.Size.Height / pieces.Size.Height * melaninLevel.Size.Width;
            for (int x = 0; x < width; x++)
            {
                int i = (y * width) + x;
                int label = pieces.Labels[i];
                if (label == 0)
                {
                    continue;
                }

                double[] sum = sums[label];
                int atSight = sightRow + (x * sight.Size.Width / width);
                int atLevel = levelRow + (x * melaninLevel.Size.Width / width);
                sum[Probability] += probability.Samples[i];
                sum[Core] += probability.Samples[i] > CoreProbability ? 1 : 0;
                sum[FirstSight] += sight.Samples[atSight];
                sum[FirstSightUnaffected] += _stage.FirstSight.Unaffected.Samples[atSight];
                sum[MelaninContrast] += map.MelaninLoss.Samples[i] - melaninLevel.Samples[atLevel];
                sum[BloodContrast] += map.BloodGain.Samples[i] - bloodLevel.Samples[atLevel];
                sum[RedContrast] += map.Residual.Red.Samples[i];
                sum[GreenContrast] += map.Residual.Green.Samples[i];
                sum[Hair] += Share(_stage.Hair, i);
                sum[Outline] += 1 - Share(interior, i);
                sum[AlongEdge] += (1 - Share(interior, i)) * Share(beyond, i);
                if (deep.Pixels[i] == Mask.Out)
                {
                    sum[InnerRim]++;
                    sum[InnerMelanin] += map.MelaninLoss.Samples[i];
                    sum[InnerBlood] += map.BloodGain.Samples[i];
                }
            }
        }

        return sums;
    }

    private static int Share(Mask mask, int pixel) => mask.Pixels[pixel] != Mask.Out ? 1 : 0;

    /// <summary>Skin that shows how much it varies by itself: neither a piece nor suspect at first sight, or all skin where that leaves too little.</summary>
    private Mask Support(Mask found)
    {
        ImageSize size = found.Size.FitWithin(SkinVariation.MaxPixels);
        Mask skin = Resampler.ShrinkMask(_stage.Skin, size);
        Mask clear = MaskOperations.AndNot(skin, Morphology.Dilate(Resampler.ShrinkMask(found, size), 2));
        Plane unaffected = Resampler.Resize(_stage.FirstSight.Unaffected, size);
        for (int i = 0; i < clear.Pixels.Length; i++)
        {
            clear.WritablePixels[i] = unaffected.Samples[i] < UnaffectedProbability ? Mask.Out : clear.Pixels[i];
        }

        if (clear.CountIn() > skin.CountIn() / 10)
        {
            return clear;
        }

        return skin.CountIn() > 0 ? skin : Mask.Full(size);
    }
}
