using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>Two textures to a map: features, a homography, the surface's own motion from features, then from the texture itself.</summary>
internal static class Aligner
{
    /// <summary>Ratio of the nearest to the second-nearest descriptor up to which a match may vote; loose, for the vote is strict.</summary>
    private const double MatchRatio = 0.9;

    /// <summary>One pass over the texture.</summary>
    /// <param name="Range">Largest shift looked at, working pixels.</param>
    /// <param name="WindowCells">Sigma of the correlation window, cells.</param>
    /// <param name="Spacing">Knots of the field, working pixels.</param>
    /// <param name="Stiffness">See <see cref="SplineFit.Fit"/>.</param>
    /// <param name="LeastDistinct">Least distinctness of a believed peak: more shifts, more chances to be fooled.</param>
    private readonly record struct Pass(int Range, double WindowCells, double Spacing, double Stiffness, double LeastDistinct);

    private static readonly Pass First = new(14, 2, 64, 2, 5);
    private static readonly Pass Growing = new(12, 1.5, 64, 1, 4.5);
    private static readonly Pass[] Finishing = [new(8, 1.5, 48, 1, 4), new(4, 1.2, 32, 1, 4)];

    /// <summary>Most passes that let the measured region grow into the rest.</summary>
    private const int MostGrowingPasses = 4;

    /// <summary>Distance within which a feature match agrees with the final map, as a share of the longer side.</summary>
    private const double InlierShare = 0.005;

    /// <summary>The best map; null where the features agree on none.</summary>
    public static Alignment? Align(Texture baseline, Texture followup, RegistrationOptions options)
    {
        FeatureSet first = FeatureExtractor.Extract(baseline, options.MostFeatures);
        FeatureSet second = FeatureExtractor.Extract(followup, options.MostFeatures);
        List<FeatureMatch> matches = DescriptorMatcher.Match(first, second, MatchRatio);
        GlobalFit? fit = GlobalFitter.Fit(matches, baseline.Size, followup.Size);
        if (fit is null)
        {
            return null;
        }

        (BentMap map, List<FieldSample> features) = CoarseBender.Bend(first, second, fit, baseline, followup);
        Plane texture = Comparable(baseline.Normalized, baseline.Weight);
        List<FieldSample> samples = [];
        int growing = 0;
        for (int pass = 0; pass < 1 + MostGrowingPasses + Finishing.Length; pass++)
        {
            Pass p = pass == 0 ? First : pass <= MostGrowingPasses ? Growing : Finishing[pass - 1 - MostGrowingPasses];
            int before = samples.Count;
            Plane carried = DenseAligner.Carry(followup, map).Normalized;
            samples = DenseAligner.Measure(texture, carried, map, p.Range, p.WindowCells, p.LeastDistinct);
            List<FieldSample> all = [.. samples];
            if (pass == 0)
            {
                all.AddRange(features.ConvertAll(sample => sample with { Weight = sample.Weight / 5 }));
            }

            SplineField shape = new(baseline.Size.Width, baseline.Size.Height, p.Spacing);
            map = map with { Bend = SplineFit.Fit(shape, all, p.Stiffness, 1.5).Field };
            growing++;
            if (growing > 1 && pass < MostGrowingPasses && samples.Count < before * 1.01)
            {
                pass = MostGrowingPasses;
            }
        }

        (Plane last, Plane weight) = DenseAligner.Carry(followup, map);
        return Judge(baseline, texture, last, weight, map, samples, Count(matches, map, followup.Size), fit.Surprise);
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
        Texture baseline, Plane texture, Plane carried, Plane weight, BentMap map, IReadOnlyList<FieldSample> samples, int inliers, double surprise)
    {
        double product = 0;
        double first = 0;
        double second = 0;
        double area = 0;
        double shared = 0;
        ReadOnlySpan<float> a = texture.Samples;
        ReadOnlySpan<float> b = carried.Samples;
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

    private static Plane Comparable(Plane normalized, Plane weight)
    {
        Plane result = normalized.Copy();
        for (int i = 0; i < result.Samples.Length; i++)
        {
            result.WritableSamples[i] *= weight.Samples[i];
        }

        return result;
    }
}
