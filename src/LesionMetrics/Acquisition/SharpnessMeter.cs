using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Acquisition;

/// <summary>Measures how sharp a photo's edges are.</summary>
/// <remarks>
/// After the gradient ratio of Zhuo and Sim (2011, doi 10.1016/j.patcog.2011.03.009): where an edge is blurred by a Gaussian of width b, its gradient after
/// smoothing with s1 exceeds that after smoothing with s2 by r = sqrt((b^2 + s2^2) / (b^2 + s1^2)) at its crest. The ratio knows no exposure and no contrast,
/// and on a photo brought to one size no pixel count. The score is (r - 1) / (s2 / s1 - 1): about 1 for ideal steps and above for fine lines such
/// as hair, 0 for what no edge is left of. Edges are chosen by the coarser gradient, in which noise is nine times weaker, and the noise's
/// share is taken off the finer. The score is that of the third-sharpest quarter of sixteen tiles, so that a sharp date stamp cannot speak for a blurred
/// photo, nor a blurred background for a sharp lesion, and of the least sharp of four directions, so that motion blur counts.
/// </remarks>
internal static class SharpnessMeter
{
    /// <summary>The longer side of the image that is judged, in pixels.</summary>
    internal const int AnalysisSidePixels = 1024;

    private const float FineSigma = 1;
    private const float CoarseSigma = 3;
    private const int Tiles = 4;
    private const int Directions = 4;

    // Filters see replicated borders within three coarse sigmas.
    private const int MarginPixels = 9;

    // The strongest twentieth of a tile's gradients in one direction; fewer pixels than this tell nothing.
    private const double EdgeShare = 0.05;
    private const int MinEdgePixels = 8;
    private const int Bins = 512;
    private const int MinTiles = 4;
    private const double TileQuantile = 0.75;

    // Every third pixel of every third row: the median of some fifty thousand.
    private const int NoiseStride = 3;

    // White noise of unit standard deviation has a gradient component of 1 / (sqrt(8 pi) s^2) after Gaussian smoothing s.
    private const double FineNoiseGain = 0.19947;
    private const double CoarseNoiseGain = FineNoiseGain / 9;

    // Seven standard deviations of the coarse gradient's noise, and for noiseless pictures a quarter of an 8-bit code across a smoothed edge.
    private const double MinEdgePerNoise = 7 * CoarseNoiseGain;
    private const double MinEdge = 1e-4;

    // tan 22.5 degrees: the border between neighboring directions.
    private const float HalfSector = 0.41421356f;

    /// <summary>The score; null where the picture has no edge above its noise.</summary>
    /// <param name="linear">Linear light in [0, 1], its longer side at most <see cref="AnalysisSidePixels"/>.</param>
    internal static double? Measure(PlanarImage linear)
    {
        Plane tone = Tone(linear);
        double noise = NoiseLevel(tone);
        Plane fine = GaussianFilter.Blur(tone, FineSigma);
        Plane coarse = GaussianFilter.Blur(tone, CoarseSigma);
        double? least = null;
        List<double>[] scores = [[], [], [], []];
        for (int tile = 0; tile < Tiles * Tiles; tile++)
        {
            MeasureTile(fine, coarse, tile % Tiles, tile / Tiles, noise, scores);
        }

        foreach (List<double> direction in scores.Where(list => list.Count >= MinTiles))
        {
            direction.Sort();
            double score = direction[(int)(TileQuantile * (direction.Count - 1))];
            least = Math.Min(least ?? score, score);
        }

        return least;
    }

    // The square root of luminance: near enough to sRGB's curve that edges in light and shade weigh alike, and exact on every machine.
    private static Plane Tone(PlanarImage linear)
    {
        Plane tone = new(linear.Size);
        ReadOnlySpan<float> red = linear.Red.Samples;
        ReadOnlySpan<float> green = linear.Green.Samples;
        ReadOnlySpan<float> blue = linear.Blue.Samples;
        Span<float> target = tone.WritableSamples;
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = MathF.Sqrt((0.2126f * red[i]) + (0.7152f * green[i]) + (0.0722f * blue[i]));
        }

        return tone;
    }

    // Immerkaer 1996, doi 10.1006/cviu.1996.0060, with the median in place of the mean, so that edges do not count as noise.
    private static double NoiseLevel(Plane tone)
    {
        List<float> responses = [];
        for (int y = 1; y < tone.Height - 1; y += NoiseStride)
        {
            ReadOnlySpan<float> above = tone.Row(y - 1);
            ReadOnlySpan<float> row = tone.Row(y);
            ReadOnlySpan<float> below = tone.Row(y + 1);
            for (int x = 1; x < tone.Width - 1; x += NoiseStride)
            {
                float corners = above[x - 1] + above[x + 1] + below[x - 1] + below[x + 1];
                float sides = above[x] + below[x] + row[x - 1] + row[x + 1];
                responses.Add(MathF.Abs(corners - (2 * sides) + (4 * row[x])));
            }
        }

        if (responses.Count == 0)
        {
            return 0;
        }

        responses.Sort();
        return responses[responses.Count / 2] / (0.6745 * 6);
    }

    private static void MeasureTile(Plane fine, Plane coarse, int tileX, int tileY, double noise, List<double>[] scores)
    {
        (int left, int right) = Span(coarse.Width, tileX);
        (int top, int bottom) = Span(coarse.Height, tileY);
        float strongest = 0;
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
            {
                strongest = MathF.Max(strongest, Energy(Gradient(coarse, x, y)));
            }
        }

        float floor = (float)Math.Max(MinEdge, MinEdgePerNoise * noise);
        if (strongest <= floor * floor)
        {
            return;
        }

        // One histogram a direction, over the gradient's magnitude, gives the tile's strongest twentieth without sorting.
        float binsPerUnit = (Bins - 1) / MathF.Sqrt(strongest);
        Bin[,] histogram = new Bin[Directions, Bins];
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
            {
                (float X, float Y) gradient = Gradient(coarse, x, y);
                float energy = Energy(gradient);
                ref Bin bin = ref histogram[DirectionOf(gradient.X, gradient.Y), (int)(MathF.Sqrt(energy) * binsPerUnit)];
                bin.Count++;
                bin.CoarseEnergy += energy;
                bin.FineEnergy += Energy(Gradient(fine, x, y));
            }
        }

        int lowestBin = (int)MathF.Ceiling(floor * binsPerUnit);
        for (int direction = 0; direction < Directions; direction++)
        {
            Bin edges = StrongestEdges(histogram, direction, lowestBin);
            if (edges.Count >= MinEdgePixels)
            {
                scores[direction].Add(Score(edges, noise));
            }
        }
    }

    private static Bin StrongestEdges(Bin[,] histogram, int direction, int lowestBin)
    {
        long total = 0;
        for (int bin = 0; bin < Bins; bin++)
        {
            total += histogram[direction, bin].Count;
        }

        Bin sum = default;
        for (int bin = Bins - 1; bin >= lowestBin && sum.Count < EdgeShare * total; bin--)
        {
            sum.Count += histogram[direction, bin].Count;
            sum.CoarseEnergy += histogram[direction, bin].CoarseEnergy;
            sum.FineEnergy += histogram[direction, bin].FineEnergy;
        }

        return sum;
    }

    private static double Score(Bin edges, double noise)
    {
        double coarseNoise = CoarseNoiseGain * noise;
        double fineNoise = FineNoiseGain * noise;
        double coarseEnergy = (edges.CoarseEnergy / edges.Count) - (2 * coarseNoise * coarseNoise);
        double fineEnergy = (edges.FineEnergy / edges.Count) - (2 * fineNoise * fineNoise);
        double ratio = Math.Sqrt(Math.Max(1, fineEnergy / coarseEnergy));
        return (ratio - 1) / ((CoarseSigma / FineSigma) - 1);
    }

    private static float Energy((float X, float Y) gradient) => (gradient.X * gradient.X) + (gradient.Y * gradient.Y);

    private static (int From, int To) Span(int length, int tile)
    {
        int inner = Math.Max(0, length - (2 * MarginPixels));
        return (MarginPixels + (inner * tile / Tiles), MarginPixels + (inner * (tile + 1) / Tiles));
    }

    private static (float X, float Y) Gradient(Plane plane, int x, int y) =>
        ((plane[x + 1, y] - plane[x - 1, y]) / 2, (plane[x, y + 1] - plane[x, y - 1]) / 2);

    private static int DirectionOf(float gx, float gy)
    {
        float horizontal = MathF.Abs(gx);
        float vertical = MathF.Abs(gy);
        if (vertical <= HalfSector * horizontal)
        {
            return 0;
        }

        return horizontal <= HalfSector * vertical ? 2 : gx * gy > 0 ? 1 : 3;
    }

    private struct Bin
    {
        internal long Count;
        internal double CoarseEnergy;
        internal double FineEnergy;
    }
}
