using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Tells lips from red skin. Pixel by pixel an inflamed lesion and a lip look alike; lips are long, broad against the photo, and the classifier is
/// sure of them throughout.
/// </summary>
internal static class LipShape
{
    /// <summary>Least mean probability within a piece of lip.</summary>
    private const double MeanProbability = 0.7;

    /// <summary>Least ratio of a lip's length to its height, by second moments: 2.5 for a closed mouth, more for one lip.</summary>
    private const double Elongation = 1.7;

    /// <summary>Least length of a lip as a share of the photo's side: below, the photo shows no mouth but something red.</summary>
    private const double LengthShare = 0.15;

    /// <summary>Length of a uniform ellipse over the standard deviation along it.</summary>
    private const double LengthOverDeviation = 4;

    /// <summary>Width of the border about a lip where its probability fades, as a share of the side.</summary>
    private const double FadeShare = 0.02;

    /// <summary>The lips of a photo with the border about them; empty where it shows none.</summary>
    public static Mask Find(Plane lipProbability)
    {
        Mask likely = PlaneArithmetic.AtLeastHalf(lipProbability);
        double side = Math.Sqrt(likely.Size.PixelCount);
        ComponentMap pieces = ConnectedComponents.Label(Morphology.Close(likely, 1), eightConnected: true);
        Moments[] moments = [.. Enumerable.Range(0, pieces.Count + 1).Select(_ => new Moments())];
        for (int i = 0; i < pieces.Labels.Length; i++)
        {
            moments[pieces.Labels[i]].Add(i % likely.Width, i / likely.Width, lipProbability.Samples[i]);
        }

        Mask lips = pieces.Select(piece => moments[piece.Label].IsLip(side));
        return Morphology.Dilate(lips, Math.Max(1, (int)Math.Round(FadeShare * side)));
    }

    /// <summary>Sums over one piece.</summary>
    private sealed class Moments
    {
        private double _count;
        private double _x;
        private double _y;
        private double _xx;
        private double _xy;
        private double _yy;
        private double _probability;

        public void Add(double x, double y, double probability)
        {
            _count++;
            _x += x;
            _y += y;
            _xx += x * x;
            _xy += x * y;
            _yy += y * y;
            _probability += probability;
        }

        public bool IsLip(double side)
        {
            double xx = (_xx / _count) - (_x / _count * _x / _count);
            double yy = (_yy / _count) - (_y / _count * _y / _count);
            double xy = (_xy / _count) - (_x / _count * _y / _count);
            double half = Math.Sqrt((0.25 * (xx - yy) * (xx - yy)) + (xy * xy));
            double along = Math.Sqrt(Math.Max(0, (0.5 * (xx + yy)) + half));
            double across = Math.Sqrt(Math.Max(0, (0.5 * (xx + yy)) - half));
            return _probability >= MeanProbability * _count && along >= Elongation * across && LengthOverDeviation * along >= LengthShare * side;
        }
    }
}
