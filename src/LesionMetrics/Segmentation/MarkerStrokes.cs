using LesionMetrics.Calibration;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Finds the strokes and rings of surgical marker that clinics draw about a lesion, and fills them from the skin beside. Taken for skin they darken it at every scale, and the
/// ring and all within it passes for one lesion.
/// </summary>
internal static class MarkerStrokes
{
    /// <summary>Sigma that takes out grain, in pixels of the line image.</summary>
    private const float GrainSigma = 1;

    /// <summary>Sigma of the skin beside a stroke, as a share of the side.</summary>
    private const double GroundShare = 0.06;

    /// <summary>Rounds in which what may be marker leaves the skin beside.</summary>
    private const int Rounds = 3;

    /// <summary>Half the width of the widest stroke that may part skin, as a share of the side.</summary>
    private const double GapShare = 0.034;

    /// <summary>Share of a stroke that is marker without a doubt; its soft edges are not.</summary>
    private const double LeastSure = 0.25;

    /// <summary>Least extent of a stroke, as a share of the side.</summary>
    private const double LeastExtent = 0.15;

    /// <summary>Least extent in greatest widths: a round spot of blue-gray pigment has 1.4, and a ragged one 4.</summary>
    private const double LeastElongation = 4.5;

    /// <summary>How far from a stroke a shorter one may lie, as a share of the side: a pen skips.</summary>
    private const double NearShare = 0.15;

    /// <summary>Most of the surroundings that may be no skin, as a share: a limb's shaded edge is dark, bluish and long, too.</summary>
    private const double MostBeyondSkin = 0.05;

    /// <summary>Width of these surroundings and of the margin about what is filled, in pixels of the line image.</summary>
    private const int Margin = 3;

    private const int FilledMargin = 2;

    /// <summary>Sigma of what is filled in, as a share of the side.</summary>
    private const double FillShare = 0.008;

    /// <summary>The strokes, at the photo's analysis size; null where there are none.</summary>
    /// <param name="prepared">The photo.</param>
    /// <param name="skin">Skin at reference size, with strokes or without.</param>
    /// <param name="size">Analysis size.</param>
    public static Mask? Find(PreparedPhoto prepared, Mask skin, ImageSize size)
    {
        LogImage line = prepared.Line.Select(plane => GaussianFilter.Blur(plane, GrainSigma));
        Mask whole = Whole(skin);
        LogImage change = Change(line, Ground(prepared.Small, whole).Select(plane => Resampler.Resize(plane, line.Size)));
        Mask wholeLine = Resized(whole, line.Size);
        Mask likely = Morphology.Close(MaskOperations.And(Where(change, InkColor.MayBe), wholeLine), 1);
        return Strokes(likely, line, change, wholeLine) is { } strokes ? Resized(Morphology.Dilate(strokes, FilledMargin), size) : null;
    }

    /// <summary><paramref name="photo"/> as if <paramref name="strokes"/> were not there: skin from beside them runs through.</summary>
    public static CalibratedPhoto Without(CalibratedPhoto photo, Mask strokes)
    {
        PlanarImage linear = photo.Linear;
        float sigma = Math.Max(PreparedPhoto.MinSigmaPixels, (float)(FillShare * Math.Sqrt(linear.Size.PixelCount)));
        Plane[] filled = NormalizedFilter.Fill([linear.Red, linear.Green, linear.Blue], MaskOperations.Not(strokes), sigma);
        return photo with { Linear = new PlanarImage(filled[0], filled[1], filled[2]) };
    }

    /// <summary>Skin with what strokes part of it.</summary>
    private static Mask Whole(Mask skin) => Morphology.Close(skin, Math.Max(1, (int)Math.Round(GapShare * Math.Sqrt(skin.Size.PixelCount))));

    /// <summary>The skin beside what may be marker, everywhere.</summary>
    private static LogImage Ground(LogImage small, Mask skin)
    {
        float sigma = Math.Max(PreparedPhoto.MinSigmaPixels, (float)(GroundShare * Math.Sqrt(small.Size.PixelCount)));
        Mask beside = skin;
        LogImage ground = small;
        for (int round = 0; round < Rounds; round++)
        {
            ground = small.Select(plane => NormalizedFilter.Blur(plane, beside, sigma));
            beside = MaskOperations.AndNot(skin, Morphology.Dilate(Where(Change(small, ground), InkColor.MayBe), 1));
        }

        return ground;
    }

    private static LogImage Change(LogImage image, LogImage ground) => new(
        PlaneArithmetic.Subtract(image.Red, ground.Red),
        PlaneArithmetic.Subtract(image.Green, ground.Green),
        PlaneArithmetic.Subtract(image.Blue, ground.Blue));

    private static Mask Where(LogImage change, Func<double, double, bool> isInk)
    {
        Mask mask = new(change.Size);
        for (int i = 0; i < mask.Pixels.Length; i++)
        {
            mask.WritablePixels[i] = isInk(change.Red.Samples[i], change.Blue.Samples[i]) ? Mask.In : Mask.Out;
        }

        return mask;
    }

    /// <summary>Of <paramref name="likely"/> the long and thin pieces that have marker's color, and shorter ones beside them; null where none is long.</summary>
    private static Mask? Strokes(Mask likely, LogImage line, LogImage change, Mask skin)
    {
        double side = Math.Sqrt(likely.Size.PixelCount);
        ComponentMap pieces = ConnectedComponents.Label(likely, eightConnected: true);
        Plane depth = DistanceTransform.Euclidean(likely);
        Mask sure = Where(change, InkColor.Is);
        Mask marker = pieces.Select(piece => IsMarker(pieces.IndicesOf(piece)));
        Mask strokes = pieces.Select(piece => marker.Pixels[pieces.IndicesOf(piece)[0]] != Mask.Out && IsStroke(piece));
        if (strokes.CountIn() == 0)
        {
            return null;
        }

        Mask near = Morphology.Dilate(strokes, Math.Max(1, (int)Math.Round(NearShare * side)));
        return ConnectedComponents.Label(marker, eightConnected: true).Touching(near);

        bool IsMarker(IReadOnlyList<int> pixels)
        {
            return pixels.Count(i => sure.Pixels[i] != Mask.Out) >= LeastSure * pixels.Count
                && InkColor.IsStroke(Mean(change.Red), Mean(change.Green), Mean(change.Blue), Mean(line.Blue) - Mean(line.Red));

            double Mean(Plane plane) => pixels.Average(i => (double)plane.Samples[i]);
        }

        bool IsStroke(Component piece)
        {
            double extent = double.Hypot(piece.Width, piece.Height);
            double width = (2 * pieces.IndicesOf(piece).Max(i => depth.Samples[i])) - 1;
            return extent >= LeastExtent * side && extent >= LeastElongation * width && IsWithinSkin(piece);
        }

        bool IsWithinSkin(Component piece)
        {
            if (piece.Left == 0 || piece.Top == 0 || piece.Right == likely.Width - 1 || piece.Bottom == likely.Height - 1)
            {
                return false;
            }

            Mask about = Morphology.Dilate(pieces.Select(other => other.Label == piece.Label), Margin);
            return MaskOperations.AndNot(about, skin).CountIn() <= MostBeyondSkin * about.CountIn();
        }
    }

    private static Mask Resized(Mask mask, ImageSize size) => PlaneArithmetic.AtLeastHalf(Resampler.Resize(PlaneArithmetic.Coverage(mask), size));
}
