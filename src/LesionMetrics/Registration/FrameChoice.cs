using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>
/// Aligns two textures in the frame from which their features agree better, whichever is the baseline, and turns the result round where that is the
/// follow-up. So a pair and the same pair swapped rest on one measurement: what one gained the other lost.
/// </summary>
/// <remarks>Why both ways should agree: Christensen and Johnson 2001, "Consistent image registration", doi:10.1109/42.932742.</remarks>
internal static class FrameChoice
{
    /// <summary>Step at which the shared area is counted, working pixels.</summary>
    private const int Step = 4;

    /// <summary>The best map, in the baseline's frame; null where the features agree on none.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="followup">The follow-up.</param>
    /// <param name="work">Whether steps may run side by side; changes no result.</param>
    /// <param name="voters">Features of each channel that are asked for the site, the strongest of every neighborhood: matching costs their square.</param>
    /// <param name="leastSurprise">See <see cref="GlobalFit.Surprise"/>: features that agree less give null.</param>
    public static Alignment? Align(
        DescribedTexture baseline, DescribedTexture followup, SideBySide work, int voters = int.MaxValue, double leastSurprise = double.NegativeInfinity)
    {
        DescribedTexture few = baseline.First(voters);
        DescribedTexture others = followup.First(voters);
        ((GlobalFit Fit, List<FeatureMatch> Matches)? forward, (GlobalFit Fit, List<FeatureMatch> Matches)? backward) =
            work.Both(() => Aligner.FitGlobally(few, others), () => Aligner.FitGlobally(others, few));
        int order = SurpriseOf(forward).CompareTo(SurpriseOf(backward));
        if (Math.Max(SurpriseOf(forward), SurpriseOf(backward)) < leastSurprise)
        {
            return null;
        }

        if (order > 0 || (order == 0 && Leads(baseline.Texture, followup.Texture)))
        {
            return Aligner.Align(baseline, followup, forward, work);
        }

        return Aligner.Align(followup, baseline, backward, work) is not { } swapped ? null
            : TurnRound(swapped, followup.Texture, baseline.Texture) ?? Aligner.Align(baseline, followup, forward, work);
    }

    private static double SurpriseOf((GlobalFit Fit, List<FeatureMatch> Matches)? found) => found?.Fit.Surprise ?? double.NegativeInfinity;

    /// <summary>See <see cref="Aligner.Follow"/>; from a plane, without matches to count.</summary>
    public static Alignment FollowPlane(Texture baseline, Texture followup, BentMap plane, double surprise) =>
        !Leads(baseline, followup) && MapInverse.Of(plane, followup.Size) is { } back
            && TurnRound(Aligner.Follow(followup, baseline, back, [], surprise), followup, baseline) is { } turned
            ? turned
            : Aligner.Follow(baseline, followup, plane, [], surprise);

    /// <summary>Whether <paramref name="first"/> shows less that may be compared; of equal ones, an order that hangs on what they show alone.</summary>
    internal static bool Leads(Texture first, Texture second)
    {
        int order = Area(first).CompareTo(Area(second));
        order = order != 0 ? order : first.Size.Width.CompareTo(second.Size.Width);
        order = order != 0 ? order : first.Interleaved.AsSpan().SequenceCompareTo(second.Interleaved);
        return order <= 0;
    }

    private static double Area(Texture texture)
    {
        double area = 0;
        foreach (float weight in texture.Weight.Samples)
        {
            area += weight;
        }

        return area * texture.PhotoSize.PixelCount / texture.Size.PixelCount;
    }

    /// <summary>The same alignment seen from the other photo; null where the map cannot be turned round.</summary>
    /// <param name="alignment">From <paramref name="from"/> to <paramref name="to"/>.</param>
    /// <param name="from">Whose frame it is in.</param>
    /// <param name="to">Whose frame it is wanted in.</param>
    internal static Alignment? TurnRound(Alignment alignment, Texture from, Texture to)
    {
        if (MapInverse.Of(alignment.Map, to.Size) is not { } back)
        {
            return null;
        }

        (double xx, double xy, double yx, double yy) = back.Rigid.Jacobian(to.Size.Width / 2.0, to.Size.Height / 2.0);
        return alignment with
        {
            Map = back,
            FollowupSize = from.Size,
            Samples = Samples(alignment, back, from.Size, to.Size),
            Disagreement = alignment.Disagreement * Math.Sqrt(Math.Abs((xx * yy) - (xy * yx))),
            OverlapShare = OverlapShare(back, from, to),
        };
    }

    /// <summary>In each cell what was measured where it came from, as far off its map as it was there.</summary>
    private static List<FieldSample> Samples(Alignment alignment, BentMap back, ImageSize from, ImageSize to)
    {
        int columns = Cells(from.Width);
        var measured = new FieldSample?[columns * Cells(from.Height)];
        foreach (FieldSample sample in alignment.Samples)
        {
            measured[Cell(sample.X, sample.Y)] = sample;
        }

        List<FieldSample> samples = [];
        for (int row = 0; row < Cells(to.Height); row++)
        {
            for (int column = 0; column < Cells(to.Width); column++)
            {
                double x = Math.Min(((column + 0.5) * CellCorrelator.Cell) - 0.5, to.Width - 1);
                double y = Math.Min(((row + 0.5) * CellCorrelator.Cell) - 0.5, to.Height - 1);
                (double px, double py) = back.Apply(x, y);
                if (px < 0 || py < 0 || px > from.Width - 1 || py > from.Height - 1 || measured[Cell(px, py)] is not { } sample)
                {
                    continue;
                }

                (double mu, double mv) = alignment.Map.Bend.At(sample.X, sample.Y);
                (double xx, double xy, double yx, double yy) = back.Rigid.Jacobian(x, y);
                (double u, double v) = back.Bend.At(x, y);
                samples.Add(new FieldSample(
                    x,
                    y,
                    u - (xx * (sample.U - mu)) - (xy * (sample.V - mv)),
                    v - (yx * (sample.U - mu)) - (yy * (sample.V - mv)),
                    sample.Weight));
            }
        }

        return samples;

        int Cell(double x, double y) => ((int)(y / CellCorrelator.Cell) * columns) + (int)(x / CellCorrelator.Cell);
    }

    private static int Cells(int length) => (length + CellCorrelator.Cell - 1) / CellCorrelator.Cell;

    private static double OverlapShare(BentMap map, Texture from, Texture to)
    {
        double area = 0;
        double shared = 0;
        for (int y = Step / 2; y < to.Size.Height; y += Step)
        {
            for (int x = Step / 2; x < to.Size.Width; x += Step)
            {
                float weight = to.Weight[x, y];
                area += weight;
                (double px, double py) = weight > 0 ? map.Apply(x, y) : (-1, -1);
                if (px >= 0 && py >= 0 && px <= from.Size.Width - 1 && py <= from.Size.Height - 1)
                {
                    shared += weight * from.Weight[(int)Math.Round(px), (int)Math.Round(py)];
                }
            }
        }

        return shared / Math.Max(1, area);
    }
}
