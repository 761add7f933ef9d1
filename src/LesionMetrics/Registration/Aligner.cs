using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>Two textures to a map: features, a homography, the surface's own motion from features, then from the texture itself.</summary>
internal static class Aligner
{
    /// <summary>Ratio of the nearest to the second-nearest descriptor up to which a match may vote; loose, for the vote is strict.</summary>
    private const double MatchRatio = 0.9;

    /// <summary>See <see cref="GlobalFit.Surprise"/>: chance gives this once in a thousand pairs, and the same skin ten and more.</summary>
    private const double LeastSurprise = 3;

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

    /// <summary>See <see cref="SplineFit.Fit"/>: a rim of skin that turns away moves by a tenth of a pixel more with every pixel.</summary>
    private const double Stiffness = 0.3;

    /// <summary>See <see cref="SplineFit.Fit"/>: of displacements that were looked for near the map, each by itself.</summary>
    private const double Outlier = 1.5;

    /// <summary>
    /// The same of those that grew from their neighbors, which vouch for each other: a pocket of skin between lesions has few of them, and all lie far from
    /// where the skin around it, stretched on, would have it.
    /// </summary>
    private const double GrownOutlier = 6;

    /// <summary>Weight of displacements by both channels together: they reach where neither does alone.</summary>
    private const double JointShare = 0.1;

    /// <summary>Distance within which a feature match agrees with the final map, as a share of the longer side.</summary>
    private const double InlierShare = 0.005;

    /// <summary>The homography that the features agree on, and their matches, right and wrong; null where they agree on none.</summary>
    public static (GlobalFit Fit, List<FeatureMatch> Matches)? FitGlobally(DescribedTexture first, DescribedTexture second)
    {
        List<FeatureMatch> matches = [];
        for (int channel = 0; channel < Texture.ChannelCount; channel++)
        {
            matches.AddRange(DescriptorMatcher.Match(first.Features[channel], second.Features[channel], MatchRatio));
        }

        return GlobalFitter.Fit(matches, first.Texture.Size, second.Texture.Size) is { } fit ? (fit, matches) : null;
    }

    /// <summary>The best map that starts from what the features agree on; null where that is no more than those of unrelated photos do.</summary>
    /// <param name="first">The baseline.</param>
    /// <param name="second">The follow-up.</param>
    /// <param name="global">See <see cref="FitGlobally"/>; null where they agree on none.</param>
    /// <param name="work">Whether steps may run side by side; changes no result.</param>
    public static Alignment? Align(DescribedTexture first, DescribedTexture second, (GlobalFit Fit, List<FeatureMatch> Matches)? global, SideBySide work)
    {
        if (global is not var (fit, matches) || fit.Surprise < LeastSurprise)
        {
            return null;
        }

        Texture baseline = first.Texture;
        Texture followup = second.Texture;
        (FeatureSet Baseline, FeatureSet Followup)[] features = [.. first.Features.Zip(second.Features)];
        (BentMap map, List<FieldSample> guesses) = CoarseBender.Bend(features, fit, baseline, followup);
        List<FieldSample> samples = new RegionGrower(baseline, followup, map.Rigid, work).Grow(Seeds(baseline, followup, map));
        map = Settle(map, baseline, followup, samples.Count > 0 ? samples : guesses, FirstSpacing, GrownOutlier);
        return Follow(baseline, followup, map, matches, fit.Surprise);
    }

    /// <summary>From a map that is off by a few pixels at most to the best one, by the texture alone.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="followup">The follow-up.</param>
    /// <param name="map">Where to start.</param>
    /// <param name="matches">Feature matches, right and wrong, to count those that agree with the result.</param>
    /// <param name="surprise">See <see cref="GlobalFit.Surprise"/>.</param>
    public static Alignment Follow(Texture baseline, Texture followup, BentMap map, List<FeatureMatch> matches, double surprise)
    {
        for (int pass = 0; ; pass++)
        {
            PlaneMemory.Reclaim();
            (Plane[] carried, Plane weight) = DenseAligner.Carry(followup, map);
            CorrelationVolume luma = Windowed(baseline, carried, Texture.Luma, LastRange, LastWindow);
            CorrelationVolume chroma = Windowed(baseline, carried, Texture.Chroma, LastRange, LastWindow);
            List<FieldSample> samples = DenseAligner.Measure(luma.Plus(chroma), map, LeastDistinct);
            (List<FieldSample> joined, double disagreement) = ChannelBlend.Join(
                DenseAligner.Measure(luma, map, LeastDistinct), DenseAligner.Measure(chroma, map, LeastDistinct), luma.Columns, baseline.Region);
            joined.AddRange(samples.Select(sample => sample with { Weight = sample.Weight * JointShare }));
            bool last = pass == LastPasses - 1;
            Homography before = map.Rigid;
            map = Settle(map, baseline, followup, joined, last ? LastSpacing : FirstSpacing, Outlier);
            if (last)
            {
                map = map.IsPlane ? PlaneRefinement.Refine(map, baseline, followup) : map;
                samples = RigidRefit.Recount(samples, before, map.Rigid);
                ShadingShift.Shift? shading = baseline.Region == RegistrationRegion.Skin ? ShadingShift.Find(baseline, carried[Texture.Luma], weight) : new ShadingShift.Shift(0, 0, 1);
                if (shading is { IsSure: true } sure)
                {
                    map = ShadingShift.Remove(map, sure);
                }

                Alignment alignment = new(map, followup.Size, Count(matches, map, followup.Size), surprise, samples, disagreement, 0, 0, 0)
                {
                    Shading = shading,
                };
                return Judge(baseline, carried, weight, alignment);
            }
        }
    }

    /// <summary>
    /// The homography that all displacements together support, and a bend on top where it predicts better than none. Asked before each look, so that what
    /// one look makes up of noise is not what the next one starts from.
    /// </summary>
    private static BentMap Settle(BentMap map, Texture baseline, Texture followup, IReadOnlyList<FieldSample> samples, double spacing, double outlier)
    {
        SplineField shape = new(baseline.Size.Width, baseline.Size.Height, FirstSpacing);
        if (!BendTest.IsBent(map.Rigid, samples, shape, Stiffness, outlier, followup.Size.LongerSide, followup.Region)
            && RigidRefit.Fit(map.Rigid, samples, followup.Size.LongerSide) is var plane && GlobalFitter.IsPlausible(plane, baseline.Size))
        {
            return new BentMap(plane, shape);
        }

        // The bend goes on top of the homography that the features gave: they reach further than what was measured, and so does it.
        return map with { Bend = SplineFit.Fit(new SplineField(baseline.Size.Width, baseline.Size.Height, spacing), samples, Stiffness, outlier).Field };
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

    private static int Count(List<FeatureMatch> matches, BentMap map, ImageSize followup)
    {
        double tolerance = InlierShare * followup.LongerSide;
        return matches.Count(match =>
        {
            (double x, double y) = map.Apply(match.From.X, match.From.Y);
            return ((x - match.To.X) * (x - match.To.X)) + ((y - match.To.Y) * (y - match.To.Y)) < tolerance * tolerance;
        });
    }

    private static Alignment Judge(Texture baseline, Plane[] carried, Plane weight, Alignment alignment)
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
        return alignment with
        {
            MeasuredShare = Math.Min(1, alignment.Samples.Count / cells),
            OverlapShare = shared / Math.Max(1, area),
            Correlation = product / Math.Sqrt((first * second) + 1e-9),
        };
    }
}
