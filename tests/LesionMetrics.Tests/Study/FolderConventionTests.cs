using LesionMetrics.Study;
using LesionMetrics.Tests.Acquisition;

namespace LesionMetrics.Tests.Study;

public sealed class FolderConventionTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("photos/")]
    [InlineData("")]
    public void Subjects_and_views_come_in_natural_order_and_visits_by_day(string prefix)
    {
        Touch(prefix, "S10/baseline/chin.jpg", "S2/week-24/chin.jpg", "S2/baseline/chin.jpg", "S2/month-3/chin.jpg", "S2/day-3/chin.jpg", "S2/baseline/arm.PNG");

        StudyPlan plan = StudyReader.Read(_folder.Root);

        Assert.Equal(["S2/arm", "S2/chin", "S10/chin"], plan.Series.Select(series => $"{series.Subject}/{series.View}"));
        Assert.Equal(["baseline", "day-3", "month-3", "week-24"], plan.Series[1].Photos.Select(photo => photo.Visit));
        Assert.Equal([0, 3, 91.3125, 168], plan.Series[1].Photos.Select(photo => photo.Day));
        Assert.Equal($"{prefix}S2/baseline/chin.jpg", plan.Series[1].Baseline.RelativePath);
        Assert.True(File.Exists(plan.Series[1].Baseline.FullPath));
        Assert.Equal(LesionCondition.Both, plan.Series[1].Baseline.Condition);
    }

    [Fact]
    public void Dates_count_from_the_subjects_earliest()
    {
        Touch("photos/", "S1/2024-02-28/chin.jpg", "S1/2024-03-06/chin.jpg", "S1/2024-02-27/arm.jpg", "S2/20240310/chin.jpg");

        StudyPlan plan = StudyReader.Read(_folder.Root);

        Assert.Equal([0], plan.Series[0].Photos.Select(photo => photo.Day));
        Assert.Equal([1, 8], plan.Series[1].Photos.Select(photo => photo.Day));
        Assert.Equal([0], plan.Series[2].Photos.Select(photo => photo.Day));
    }

    [Fact]
    public void Companions_belong_to_the_photo_of_their_name_and_are_no_photos()
    {
        Touch("photos/S1/baseline/", "chin.jpg", "chin.roi.png", "chin.depigmented.png", "chin.PLAQUE.PNG", "chin2.jpg", "arm.roi.png");

        PhotoSeries[] series = [.. StudyReader.Read(_folder.Root).Series];

        Assert.Equal(["chin", "chin2"], series.Select(one => one.View));
        Assert.EndsWith("chin.roi.png", series[0].Baseline.RoiPath, StringComparison.Ordinal);
        Assert.EndsWith("chin.depigmented.png", series[0].Baseline.ReferenceDepigmentedPath, StringComparison.Ordinal);
        Assert.EndsWith("chin.PLAQUE.PNG", series[0].Baseline.ReferencePlaquePath, StringComparison.Ordinal);
        Assert.Null(series[1].Baseline.RoiPath);
        Assert.Equal(["'photos/S1/baseline/arm.roi.png' lies beside no photo of that name and is not used"], StudyReader.Read(_folder.Root).Notices);
    }

    /// <summary>To go on without it would measure what was to be left out.</summary>
    [Theory]
    [InlineData("Chin.roi.png")]
    [InlineData("chin.jpg.roi.png")]
    [InlineData("CHIN.Plaque.png")]
    public void A_mask_all_but_called_by_its_photos_name_is_refused(string mask)
    {
        Touch("photos/S1/baseline/", "chin.jpg", "arm.jpg", mask);
        AssertRefused($"'photos/S1/baseline/{mask}' seems to belong to 'photos/S1/baseline/chin.jpg'", "call it chin.");
    }

    [Fact]
    public void A_view_without_the_subjects_first_visit_is_doubted_and_one_alone_told()
    {
        Touch("photos/", "S1/baseline/sid.jpg", "S1/week-12/side.jpg", "S1/week-24/side.jpg", "S2/week-12/arm.jpg", "S2/week-24/arm.jpg");
        StudyPlan plan = StudyReader.Read(_folder.Root);
        Assert.Equal(
            [null, "there is no photo of this view at the subject's first visit 'baseline', so changes are against 'week-12': add it, or see how its file is named", null],
            plan.Series.Select(series => series.BaselineDoubt));
        Assert.Equal(["one photo alone, and so no change, of: S1/sid"], plan.Notices);
    }

    [Fact]
    public void A_study_of_baselines_has_nothing_odd()
    {
        Touch("photos/", "S1/baseline/chin.jpg", "S2/baseline/chin.jpg");
        Assert.Empty(StudyReader.Read(_folder.Root).Notices);
    }

    [Fact]
    public void A_manifest_that_some_systems_would_not_find_is_refused()
    {
        Touch(string.Empty, "S1/baseline/chin.jpg", "Manifest.csv");
        AssertRefused("'Manifest.csv' is not called manifest.csv");
    }

    [Fact]
    public void Hidden_files_and_files_that_are_no_photos_are_passed_over()
    {
        Touch("photos/", "S1/baseline/chin.jpg", "S1/baseline/._chin.jpg", "S1/baseline/.DS_Store", "S1/baseline/Thumbs.db", "S1/notes.txt", ".git/baseline/x.jpg", "S1/baseline/chin.mov", "readme.md");
        Assert.Equal("chin", Assert.Single(StudyReader.Read(_folder.Root).Series).View);
    }

    [Fact]
    public void A_photo_that_cannot_be_read_still_has_its_entry()
    {
        Touch("photos/", "S1/baseline/chin.jpg", "S1/week-4/chin.NEF", "S1/week-8/chin.gif");
        Assert.Equal(3, Assert.Single(StudyReader.Read(_folder.Root).Series).Photos.Count);
    }

    [Fact]
    public void An_unknown_visit_is_refused_by_the_name_of_its_folder()
    {
        Touch("photos/", "S1/baseline/chin.jpg", "S1/after treatment/chin.jpg");
        AssertRefused("photos/S1/after treatment", "baseline, day-N, week-N, month-N");
    }

    [Fact]
    public void An_unknown_visit_without_photos_harms_nobody()
    {
        Touch("photos/", "S1/baseline/chin.jpg", "S1/consent/form.pdf");
        Assert.Single(StudyReader.Read(_folder.Root).Series);
    }

    [Theory]
    [InlineData("week--4")]
    [InlineData("week-2.5")]
    [InlineData("week-")]
    [InlineData("week-123456")]
    [InlineData("2024-02-30")]
    [InlineData("day-١")]
    public void A_visit_that_only_resembles_a_known_name_is_refused(string visit)
    {
        Touch("photos/", $"S1/{visit}/chin.jpg");
        AssertRefused($"photos/S1/{visit}");
    }

    [Fact]
    public void Dates_beside_other_names_are_refused()
    {
        Touch("photos/", "S1/baseline/chin.jpg", "S1/2024-03-05/chin.jpg");
        AssertRefused("S1", "by date", "manifest.csv");
    }

    [Fact]
    public void A_view_given_twice_is_refused_by_name()
    {
        Touch("photos/", "S1/baseline/chin.jpg", "S1/baseline/chin.png");
        AssertRefused("chin.jpg", "chin.png", "twice");
    }

    [Fact]
    public void Names_that_differ_by_case_alone_are_refused_as_one()
    {
        Touch("photos/", "S1/baseline/chin.jpg", "s1/baseline/chin.jpg");
        AssertRefused("photos/S1/baseline/chin.jpg", "photos/s1/baseline/chin.jpg");
    }

    [Theory]
    [InlineData("photos/chin.jpg")]
    [InlineData("photos/S1/chin.jpg")]
    [InlineData("photos/S1/baseline/raw/chin.jpg")]
    [InlineData("photos/S1/baseline/raw/camera/chin.jpg")]
    public void A_photo_out_of_place_is_refused(string stray)
    {
        Touch(string.Empty, "photos/S1/baseline/arm.jpg", stray);
        AssertRefused($"'{stray}'");
    }

    [Fact]
    public void A_results_folder_inside_the_study_is_no_subject()
    {
        Touch(string.Empty, "S1/baseline/chin.jpg", "results/run.json", "results/evidence/S1/chin/baseline/overlay.jpg", "results/pictures/a.jpg");
        Assert.Single(StudyReader.Read(_folder.Root).Series);
    }

    [Fact]
    public void An_empty_study_and_a_missing_one_are_refused()
    {
        AssertRefused("holds no photo");
        Assert.Contains("does not exist", Assert.Throws<StudyException>(() => StudyReader.Read(_folder.PathOf("nowhere"))).Message, StringComparison.Ordinal);
    }

    private void Touch(string prefix, params string[] paths)
    {
        foreach (string path in paths)
        {
            _folder.Put(prefix + path, []);
        }
    }

    private void AssertRefused(params string[] parts)
    {
        string message = Assert.Throws<StudyException>(() => StudyReader.Read(_folder.Root)).Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', message);
        Assert.DoesNotContain(Path.GetDirectoryName(_folder.Root)! + Path.DirectorySeparatorChar, message, StringComparison.Ordinal);
    }
}
