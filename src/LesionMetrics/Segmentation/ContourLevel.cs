using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// How probable a pixel must be to count as lesion in this very photo: of all contours of the probability the one across which the photo changes most. A classifier is too
/// sure, or not sure enough, of skin that is more uneven or lit otherwise than what it learned from; the edge of a lesion is where it is whatever the classifier makes of it.
/// </summary>
internal sealed class ContourLevel
{
    /// <summary>Pixels at which contours are compared, at most.</summary>
    private const long MaxPixels = 125_000;

    /// <summary>Log odds from the lowest level that is tried to 0, and from 0 to the highest.</summary>
    private const double Span = 4;

    private const double Step = 0.5;

    /// <summary>Log odds beyond which the classifier is not told apart from certain.</summary>
    private const double MostLogOdds = 6.2;

    /// <summary>Sigmas that take out what is left of grain, in pixels.</summary>
    private const float LogOddsSigma = 1;

    private const float ColorSigma = 1.5f;

    /// <summary>Width of the ring of skin that a contour's inside is held against, in pixels.</summary>
    private const int Ring = 7;

    /// <summary>Fewest pixels within a contour, in its ring, and along it, that it can be judged by.</summary>
    private const int LeastArea = 60;

    private const int LeastRing = 30;

    private const int LeastOutline = 20;

    private readonly LesionKind _kind;
    private readonly Mask _skin;
    private readonly Mask _inner;
    private readonly Plane _logOdds;
    private readonly Plane[] _colors;

    private ContourLevel(LesionStage stage, LesionKind kind, Plane probability)
    {
        ImageSize size = stage.Skin.Size.FitWithin(MaxPixels);
        _kind = kind;
        _skin = Resampler.ShrinkMask(stage.Skin, size);
        _inner = Inner(_skin);
        _logOdds = GaussianFilter.Blur(LogOdds(Resampler.Resize(probability, size)), LogOddsSigma);
        _colors = [.. stage.Chromophores.Residual.Planes.Select(plane => GaussianFilter.Blur(Resampler.Resize(plane, size), ColorSigma))];
    }

    /// <summary>The level, as log odds of <paramref name="probability"/>; 0, which stands for a half, where no contour can be judged.</summary>
    /// <param name="stage">The prepared photo.</param>
    /// <param name="kind">The lesion kind.</param>
    /// <param name="probability">Its probability, any size.</param>
    public static double Of(LesionStage stage, LesionKind kind, Plane probability)
    {
        ContourLevel contours = new(stage, kind, probability);
        double best = 0;
        double highest = double.NegativeInfinity;
        for (double level = -Span; level <= Span; level += Step)
        {
            double score = contours.Score(level);
            if (score > highest)
            {
                (best, highest) = (level, score);
            }
        }

        return best;
    }

    /// <summary><paramref name="probability"/> with what <paramref name="level"/> stands for at a half.</summary>
    public static Plane Center(Plane probability, double level)
    {
        double factor = PortableMath.Exp(-level);
        Plane centered = Plane.Uninitialized(probability.Size);
        for (int i = 0; i < probability.Samples.Length; i++)
        {
            double odds = factor * probability.Samples[i];
            centered.WritableSamples[i] = (float)(odds / (odds + 1 - probability.Samples[i]));
        }

        return centered;
    }

    /// <summary>How well the contour at a level is borne out; negative infinity where nobody can tell.</summary>
    private double Score(double level)
    {
        Mask found = Above(level);
        if (level < 0)
        {
            found = ConnectedComponents.Label(found, eightConnected: true).Touching(Above(0));
        }

        long area = found.CountIn();
        Mask ring = MaskOperations.And(MaskOperations.AndNot(Morphology.Dilate(found, Ring), found), _skin);
        if (area < LeastArea || ring.CountIn() < LeastRing)
        {
            return double.NegativeInfinity;
        }

        ColorStep step = new(ColorMoments.Of(_colors, found), ColorMoments.Of(_colors, ring));
        (double along, double noise) = Across(found, step);
        ContourWeights weights = ContourWeights.Of(_kind);
        return double.IsNaN(along) ? double.NegativeInfinity : weights.Score(along, noise, step.Distance, area / (double)_skin.CountIn(), level);
    }

    private Mask Above(double level)
    {
        Mask above = new(_skin.Size);
        for (int i = 0; i < _skin.Pixels.Length; i++)
        {
            above.WritablePixels[i] = _skin.Pixels[i] != Mask.Out && _logOdds.Samples[i] > level ? Mask.In : Mask.Out;
        }

        return above;
    }

    /// <summary>Mean step of color across the outline of <paramref name="found"/>, from outside inward, a pixel: as color, and over its noise. Not numbers where the outline is too short.</summary>
    private (double Color, double OverNoise) Across(Mask found, ColorStep step)
    {
        Mask outline = MaskOperations.And(MaskOperations.AndNot(found, Morphology.Erode(found, 1)), _inner);
        (double color, double overNoise, long count) = (0, 0, 0);
        int width = found.Width;
        for (int i = 0; i < outline.Pixels.Length; i++)
        {
            if (outline.Pixels[i] == Mask.Out)
            {
                continue;
            }

            (double x, double y) = Slope(_logOdds.Samples, i, width);
            double length = Math.Sqrt((x * x) + (y * y)) + 1e-9;
            for (int c = 0; c < _colors.Length; c++)
            {
                (double dx, double dy) = Slope(_colors[c].Samples, i, width);
                double inward = ((dx * x) + (dy * y)) / length;
                color += step.Direction[c] * inward;
                overNoise += step.Discriminant[c] * inward;
            }

            count++;
        }

        return count < LeastOutline ? (double.NaN, double.NaN) : (color / count, overNoise / count);
    }

    /// <summary>Sobel's gradient, a pixel; <paramref name="at"/> must not lie on the edge.</summary>
    private static (double X, double Y) Slope(ReadOnlySpan<float> samples, int at, int width)
    {
        (int above, int below) = (at - width, at + width);
        double x = samples[above + 1] - samples[above - 1] + (2.0 * (samples[at + 1] - samples[at - 1])) + samples[below + 1] - samples[below - 1];
        double y = samples[below - 1] - samples[above - 1] + (2.0 * (samples[below] - samples[above])) + samples[below + 1] - samples[above + 1];
        return (x / 8, y / 8);
    }

    /// <summary>Skin apart from its edge and the photo's, where there is no step to see.</summary>
    private static Mask Inner(Mask skin)
    {
        const int Margin = 2;
        Mask inner = Morphology.Erode(skin, Margin);
        for (int y = 0; y < inner.Height; y++)
        {
            for (int x = 0; x < inner.Width; x++)
            {
                if (x < Margin || y < Margin || x >= inner.Width - Margin || y >= inner.Height - Margin)
                {
                    inner.WritablePixels[(y * inner.Width) + x] = Mask.Out;
                }
            }
        }

        return inner;
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
