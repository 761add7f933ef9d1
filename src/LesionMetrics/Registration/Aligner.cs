using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>Two textures to a map: features, a homography, the surface's own motion from features, then from the texture itself.</summary>
internal static class Aligner
{
    /// <summary>Ratio of the nearest to the second-nearest descriptor up to which a match may vote; loose, for the vote is strict.</summary>
    private const double MatchRatio = 0.9;

    /// <summary>Largest shift of the first look at the texture, half working pixels: what features leave.</summary>
    private const int FirstRange = 9;

    /// <summary>Window of the first look, cells of 32 working pixels.</summary>
    private const double FirstWindow = 1.2;

    /// <summary>Least distinctness of a seed: among 361 shifts chance reaches 4.</summary>
    private const double SeedDistinct = 5.5;

    /// <summary>Looks at full size, each from where the last one left the map.</summary>
    private const int LastPasses = 2;

    /// <summary>The same of a displacement measured near its place.</summary>
    private const double LeastDistinct = 4;

    /// <summary>Largest shift of the later looks, working pixels.</summary>
    private const int LastRange = 4;

    /// <summary>Window of the later looks, cells.</summary>
    private const double LastWindow = 1.2;

    /// <summary>Knots of the field while it forms and at the end, working pixels.</summary>
    private const double FirstSpacing = 48;
    private const double LastSpacing = 32;

    /// <summary>See <see cref="SplineFit.Fit"/>.</summary>
    private const double Stiffness = 1;
    private const double Outlier = 1.5;

    /// <summary>Weight of displacements by both channels together: they reach where neither does alone.</summary>
    private const double JointShare = 0.1;

    /// <summary>Distance within which a feature match agrees with the final map, as a share of the longer side.</summary>
    private const double InlierShare = 0.005;

    /// <summary>The best map; null where the features agree on none.</summary>
    public static Alignment? Align(Texture baseline, Texture followup, RegistrationOptions options)
    {
        List<(FeatureSet Baseline, FeatureSet Followup)> features = [];
        List<FeatureMatch> matches = [];
        for (int channel = 0; channel < Texture.ChannelCount; channel++)
        {
            FeatureSet first = FeatureExtractor.Extract(baseline, channel, options.MostFeatures);
            PlaneMemory.Reclaim();
            FeatureSet second = FeatureExtractor.Extract(followup, channel, options.MostFeatures);
            features.Add((first, second));
            PlaneMemory.Reclaim();
            matches.AddRange(DescriptorMatcher.Match(first, second, MatchRatio));
        }

        GlobalFit? fit = GlobalFitter.Fit(matches, baseline.Size, followup.Size);
        if (fit is null)
        {
            return null;
        }

        (BentMap map, List<FieldSample> guesses) = CoarseBender.Bend(features, fit, baseline, followup);
        List<FieldSample> samples = new RegionGrower(baseline, followup, map.Rigid).Grow(Seeds(baseline, followup, map));
        map = Refit(map, baseline, samples.Count > 0 ? samples : guesses, FirstSpacing);
        for (int pass = 0; ; pass++)
        {
            PlaneMemory.Reclaim();
            (Plane[] carried, Plane weight) = DenseAligner.Carry(followup, map);
            CorrelationVolume luma = Windowed(baseline, carried, Texture.Luma, LastRange, LastWindow);
            CorrelationVolume chroma = Windowed(baseline, carried, Texture.Chroma, LastRange, LastWindow);
            samples = DenseAligner.Measure(luma.Plus(chroma), map, LeastDistinct);
            List<FieldSample> joined = ChannelBlend.Join(
                DenseAligner.Measure(luma, map, LeastDistinct), DenseAligner.Measure(chroma, map, LeastDistinct), luma.Columns);
            joined.AddRange(samples.Select(sample => sample with { Weight = sample.Weight * JointShare }));
            bool last = pass == LastPasses - 1;
            map = Refit(map, baseline, joined, last ? LastSpacing : FirstSpacing);
            if (last)
            {
                return Judge(baseline, carried, weight, map, samples, Count(matches, map, followup.Size), fit.Surprise);
            }
        }
    }

    /// <summary>A first look at half the size: cells so distinct that chance cannot have made them.</summary>
    internal static List<FieldSample> Seeds(Texture baseline, Texture followup, BentMap map)
    {
        Texture small = TextureBuilder.Halve(baseline);
        BentMap half = map.Halve(small.Size);
        Plane[] carried = DenseAligner.Carry(TextureBuilder.Halve(followup), half).Compared;
        CorrelationVolume volume = Windowed(small, carried, Texture.Luma, FirstRange, FirstWindow)
            .Plus(Windowed(small, carried, Texture.Chroma, FirstRange, FirstWindow));
        return DenseAligner.Measure(volume, half, SeedDistinct).ConvertAll(sample =>
        {
            double x = (2 * sample.X) + 0.5;
            double y = (2 * sample.Y) + 0.5;
            (double hx, double hy) = half.Rigid.Apply(sample.X, sample.Y);
            (double rx, double ry) = map.Rigid.Apply(x, y);
            return sample with { X = x, Y = y, U = (2 * (hx + sample.U)) + 0.5 - rx, V = (2 * (hy + sample.V)) + 0.5 - ry };
        });
    }

    private static CorrelationVolume Windowed(Texture baseline, Plane[] carried, int channel, int range, double window) =>
        CellCorrelator.Correlate(baseline.Compared[channel], carried[channel], range).Smooth(window);

    private static BentMap Refit(BentMap map, Texture baseline, IReadOnlyList<FieldSample> samples, double spacing)
    {
        SplineField shape = new(baseline.Size.Width, baseline.Size.Height, spacing);
        return map with { Bend = SplineFit.Fit(shape, samples, Stiffness, Outlier).Field };
    }

    private static int Count(List<FeatureMatch> matches, BentMap map, ImageSize followup)
    {
        double tolerance = InlierShare * followup.LongerSide;
        return matches.Count(match =>
        {
            (double x, double y) = map.Apply(match.From.X, match.From.Y);
            return ((x - match.To.X) * (x - match.To.X)) + ((y - match.To.Y) * (y - match.To.Y)) < tolerance * tolerance;
        });
    }

    private static Alignment Judge(
        Texture baseline, Plane[] carried, Plane weight, BentMap map, IReadOnlyList<FieldSample> samples, int inliers, double surprise)
    {
        double product = 0;
        double first = 0;
        double second = 0;
        double area = 0;
        double shared = 0;
        ReadOnlySpan<float> a = baseline.Compared[Texture.Luma].Samples;
        ReadOnlySpan<float> b = carried[Texture.Luma].Samples;
        for (int i = 0; i < a.Length; i++)
        {
            double both = baseline.Weight.Samples[i] * weight.Samples[i];
            area += baseline.Weight.Samples[i];
            shared += both;
            product += both * a[i] * b[i];
            first += both * a[i] * a[i];
            second += both * b[i] * b[i];
        }

        double cells = Math.Max(1, shared / (CellCorrelator.Cell * CellCorrelator.Cell));
        return new Alignment(
            map, inliers, surprise, samples, Math.Min(1, samples.Count / cells), shared / Math.Max(1, area), product / Math.Sqrt((first * second) + 1e-9));
    }
}
