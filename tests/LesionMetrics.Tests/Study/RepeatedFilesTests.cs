using LesionMetrics.Batch;
using LesionMetrics.Study;
using LesionMetrics.Tests.Acquisition;
using LesionMetrics.Tests.Batch;

namespace LesionMetrics.Tests.Study;

public sealed class RepeatedFilesTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_file_under_two_subjects_or_views_is_said_of_both()
    {
        Write("S1/baseline/chin.jpg", [1, 2, 3]);
        Write("S2/week-12/chin.jpg", [1, 2, 3]);
        Write("S3/baseline/arm.jpg", [4, 5, 6]);
        Write("S3/baseline/leg.jpg", [4, 5, 6]);
        Write("S4/baseline/arm.jpg", [7, 8, 9]);
        Assert.Equal(
            [
                ("photos/S1/baseline/chin.jpg", "photos/S2/week-12/chin.jpg"), ("photos/S2/week-12/chin.jpg", "photos/S1/baseline/chin.jpg"),
                ("photos/S3/baseline/arm.jpg", "photos/S3/baseline/leg.jpg"), ("photos/S3/baseline/leg.jpg", "photos/S3/baseline/arm.jpg"), ("photos/S4/baseline/arm.jpg", null),
            ],
            Read().Select(photo => (photo.RelativePath, photo.RepeatOf)));
    }

    [Fact]
    public void Within_a_view_it_is_left_to_acquisition()
    {
        Write("S1/baseline/chin.jpg", [1, 2, 3]);
        Write("S1/week-12/chin.jpg", [1, 2, 3]);
        Assert.All(Read(), photo => Assert.Null(photo.RepeatOf));
    }

    /// <summary>Pictures without compression are all as long, and may begin alike.</summary>
    [Fact]
    public void Files_that_differ_late_or_are_empty_repeat_nothing()
    {
        byte[] one = new byte[100_000];
        byte[] other = new byte[100_000];
        other[^1] = 1;
        Write("S1/baseline/chin.tif", one);
        Write("S2/baseline/chin.tif", other);
        Write("S3/baseline/chin.tif", []);
        Write("S4/baseline/chin.tif", []);
        Assert.All(Read(), photo => Assert.Null(photo.RepeatOf));

        Write("S5/baseline/chin.tif", other);
        Assert.Equal("photos/S2/baseline/chin.tif", Read().Last().RepeatOf);
    }

    [Fact]
    public void A_link_repeats_what_it_leads_to()
    {
        Write("S1/baseline/chin.jpg", [1, 2, 3]);
        Directory.CreateDirectory(Path.Combine(_folder.Root, "photos/S2/baseline"));
        File.CreateSymbolicLink(Path.Combine(_folder.Root, "photos/S2/baseline/chin.jpg"), "../../S1/baseline/chin.jpg");
        Assert.Equal(["photos/S2/baseline/chin.jpg", "photos/S1/baseline/chin.jpg"], Read().Select(photo => photo.RepeatOf));
    }

    [Fact]
    public void A_manifest_may_give_one_photo_for_two_views_of_a_visit_but_not_for_two_subjects()
    {
        Write("face.jpg", [1, 2, 3]);
        _folder.Put("manifest.csv", "subject,visit,view,path\nS1,baseline,chin,photos/face.jpg\nS1,baseline,brow,photos/face.jpg\n");
        Assert.All(Read(), photo => Assert.Null(photo.RepeatOf));

        _folder.Put("manifest.csv", "subject,visit,view,path\nS1,baseline,chin,photos/face.jpg\nS2,baseline,chin,photos/face.jpg\n");
        Assert.All(Read(), photo => Assert.Equal("photos/face.jpg", photo.RepeatOf));
    }

    /// <summary>Else a resumed run would keep a row that asks for a look at what has been put right.</summary>
    [Fact]
    public void What_a_series_repeats_is_part_of_what_its_outcome_depends_on()
    {
        Write("S1/baseline/chin.jpg", [1, 2, 3]);
        PhotoSeries series = StudyReader.Read(_folder.Root).Series[0];
        PhotoSeries repeated = series with { Photos = [series.Baseline with { RepeatOf = "photos/S2/baseline/chin.jpg" }] };
        Assert.NotEqual(SeriesInput.Of(series, _folder.Root, BatchStudy.Setup).Key, SeriesInput.Of(repeated, _folder.Root, BatchStudy.Setup).Key);
    }

    private IEnumerable<PhotoEntry> Read() => StudyReader.Read(_folder.Root).Series.SelectMany(series => series.Photos);

    private void Write(string path, byte[] bytes) => _folder.Put($"photos/{path}", bytes);
}
