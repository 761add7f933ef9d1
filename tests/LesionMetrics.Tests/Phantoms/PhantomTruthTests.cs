using LesionMetrics.Imaging;
using LesionMetrics.Phantoms;
using LesionMetrics.Study;

namespace LesionMetrics.Tests.Phantoms;

public sealed class PhantomTruthTests
{
    private static readonly ImageSize Size = new(480, 360);

    [Theory]
    [InlineData(3, PhantomDifficulty.Easy)]
    [InlineData(4, PhantomDifficulty.Medium)]
    [InlineData(5, PhantomDifficulty.Hard)]
    public void Areas_measured_through_the_mapping_are_the_true_ones(ulong seed, PhantomDifficulty difficulty)
    {
        PhantomSeries series = PhantomRenderer.Render(Spec(seed) with { Difficulty = difficulty, DepigmentationResponse = DepigmentationResponse.Marginal });
        PhantomPairTruth truth = series.Followups[0];
        PhantomMasks baseline = series.Visits[0].Masks;
        PhantomMasks followup = series.Visits[1].Masks;
        long before = 0;
        long after = 0;
        long gained = 0;
        for (int y = 0; y < Size.Height; y++)
        {
            for (int x = 0; x < Size.Width; x++)
            {
                (double fx, double fy) = truth.Mapping.Map(x, y);
                int column = (int)Math.Floor(fx + 0.5);
                int row = (int)Math.Floor(fy + 0.5);
                bool inside = column >= 0 && row >= 0 && column < Size.Width && row < Size.Height;
                if (inside && baseline.Skin[x, y] && followup.Skin[column, row])
                {
                    before += baseline.Depigmented[x, y] ? 1 : 0;
                    after += followup.Depigmented[column, row] ? 1 : 0;
                    gained += baseline.Depigmented[x, y] && !followup.Depigmented[column, row] ? 1 : 0;
                }
            }
        }

        Assert.True(before > 1000);
        Assert.Equal(truth.Depigmented.BaselineAreaPixels, before);

        // Reading the follow-up's mask at the nearest pixel jitters its border; the scene itself has no such jitter.
        double measured = 100.0 * (before - after) / before;
        Assert.Equal(truth.Depigmented.RepigmentationPercent!.Value, measured, 1.0);

        // The gained area sees a shift of the follow-up, which leaves the net change alone.
        Assert.Equal(100.0 * truth.Depigmented.GainedAreaPixels / before, 100.0 * gained / before, 1.0);
        Assert.Equal(
            truth.Depigmented.BaselineAreaPixels - truth.Depigmented.FollowupAreaPixels,
            truth.Depigmented.GainedAreaPixels - truth.Depigmented.LostAreaPixels);
    }

    [Fact]
    public void The_mapping_takes_moles_to_moles_and_both_photos_show_them_dark()
    {
        int moles = 0;
        int dark = 0;
        for (ulong seed = 60; seed < 68; seed++)
        {
            PhantomSeries series = PhantomRenderer.Render(Spec(seed) with { Site = PhantomSite.Trunk, Tone = SkinTone.II, Unaffected = true, Difficulty = PhantomDifficulty.Medium });
            foreach ((double bx, double by, double fx, double fy) in series.Followups[0].Moles)
            {
                (double mx, double my) = series.Followups[0].Mapping.Map(bx, by);
                Assert.True(Math.Abs(mx - fx) < 0.1 && Math.Abs(my - fy) < 0.1, $"({mx}, {my}) against ({fx}, {fy})");
                moles++;
                dark += IsDark(series.Visits[0], bx, by) && IsDark(series.Visits[1], fx, fy) ? 1 : 0;
            }
        }

        // A hair, glare or a label may cover one of them.
        Assert.True(moles >= 12, $"{moles} moles");
        Assert.True(dark >= 0.8 * moles, $"{dark} of {moles} are dark");
    }

    [Theory]
    [InlineData(DepigmentationResponse.Stable, -12, 12)]
    [InlineData(DepigmentationResponse.Perifollicular, 8, 100)]
    [InlineData(DepigmentationResponse.Marginal, 10, 100)]
    [InlineData(DepigmentationResponse.Diffuse, 5, 100)]
    [InlineData(DepigmentationResponse.Mixed, 10, 100)]
    [InlineData(DepigmentationResponse.Progress, -1000, -5)]
    public void A_response_moves_the_area_its_way(DepigmentationResponse response, double least, double most)
    {
        double sum = 0;
        const int Count = 4;
        for (ulong seed = 80; seed < 80 + Count; seed++)
        {
            PhantomSpec spec = Spec(seed) with { DepigmentationResponse = response, Difficulty = PhantomDifficulty.Easy, Size = new ImageSize(240, 180) };
            sum += PhantomRenderer.Render(spec).Followups[0].Depigmented.RepigmentationPercent!.Value;
        }

        Assert.InRange(sum / Count, least, most);
    }

    [Fact]
    public void Plaques_resolve_and_worsen()
    {
        PhantomSpec spec = Spec(90) with { Lesions = LesionCondition.Dle, Difficulty = PhantomDifficulty.Easy };
        PhantomAreaChange resolved = PhantomRenderer.Render(spec with { PlaqueResponse = PlaqueResponse.Resolve }).Followups[0].Plaque;
        PhantomAreaChange worse = PhantomRenderer.Render(spec with { PlaqueResponse = PlaqueResponse.Worsen }).Followups[0].Plaque;
        Assert.True(resolved.BaselineAreaPixels > 500);
        Assert.Equal(0, resolved.FollowupAreaPixels);
        Assert.True(worse.AreaChangePercent > 10);
    }

    [Fact]
    public void A_third_visit_lies_between_baseline_and_last()
    {
        PhantomSpec spec = Spec(95) with { Days = [0, 91, 183], DepigmentationResponse = DepigmentationResponse.Marginal, Difficulty = PhantomDifficulty.Easy };
        PhantomSeries series = PhantomRenderer.Render(spec);
        Assert.Equal(["baseline", "month-3", "month-6"], series.Visits.Select(visit => visit.Name));
        Assert.InRange(series.Followups[0].Depigmented.RepigmentationPercent!.Value, 1, series.Followups[1].Depigmented.RepigmentationPercent!.Value - 1);
    }

    [Theory]
    [InlineData(PhantomDifficulty.Easy, 1.3)]
    [InlineData(PhantomDifficulty.Hard, 1.6)]
    public void A_view_and_its_inverse_agree(PhantomDifficulty difficulty, double amplitude)
    {
        SiteFrame frame = new(Size, 6);
        SurfaceView drawn = VisitPose.Draw(frame, 1, difficulty, new RandomStream(3));
        SurfaceView view = new(Size, drawn.ToPhotoMatrix.ToArray(), amplitude, 30, 8);
        for (double y = 0; y < Size.Height; y += 31.7)
        {
            for (double x = 0; x < Size.Width; x += 29.3)
            {
                (double sx, double sy) = view.ToSurface(x, y);
                (double px, double py) = view.ToPhoto(sx, sy);
                Assert.Equal(x, px, 1e-4);
                Assert.Equal(y, py, 1e-4);
            }
        }
    }

    private static PhantomSpec Spec(ulong seed) => new()
    {
        Seed = seed,
        Size = Size,
        Site = PhantomSite.Flat,
        Lesions = LesionCondition.Vitiligo,
        LargestLesionShare = 0.3,
        NewDarkSpots = false,
    };

    private static bool IsDark(PhantomVisit visit, double x, double y)
    {
        double center = Green(visit, x, y);
        double around = 0;
        for (int i = 0; i < 8; i++)
        {
            (double sin, double cos) = Math.SinCos(i * Math.PI / 4);
            around += Green(visit, x + (9 * cos), y + (9 * sin)) / 8;
        }

        return center < 0.93 * around;
    }

    private static double Green(PhantomVisit visit, double x, double y)
    {
        int column = Math.Clamp((int)Math.Floor(x + 0.5), 0, Size.Width - 1);
        int row = Math.Clamp((int)Math.Floor(y + 0.5), 0, Size.Height - 1);
        return visit.Photo.Bytes[(((row * Size.Width) + column) * 3) + 1];
    }
}
