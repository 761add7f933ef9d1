using LesionMetrics.Study;
using LesionMetrics.Tests.Acquisition;

namespace LesionMetrics.Tests.Study;

public sealed class ManifestTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_become_photos_with_all_that_they_state()
    {
        _folder.Put("img/a.jpg", []);
        StudyPlan plan = Read("Path,subject,visit,view,day,condition,mm_per_px\nimg/b.jpg,S1,V2,\"chin, left\",91,DLE,0.05\nimg\\a.jpg,S1,V1,\"chin, left\",0,dle,\n\n");

        PhotoSeries series = Assert.Single(plan.Series);
        Assert.Equal("chin, left", series.View);
        Assert.Equal(["V1", "V2"], series.Photos.Select(photo => photo.Visit));
        Assert.Equal(["img/a.jpg", "img/b.jpg"], series.Photos.Select(photo => photo.RelativePath));
        Assert.Equal(_folder.PathOf("img/a.jpg"), series.Baseline.FullPath);
        Assert.Equal([LesionCondition.Dle, LesionCondition.Dle], series.Photos.Select(photo => photo.Condition));
        Assert.Equal([null, 0.05], series.Photos.Select(photo => photo.MillimetersPerPixel));
    }

    [Fact]
    public void An_empty_condition_asks_for_both() =>
        Assert.Equal(LesionCondition.Both, Read("subject,visit,view,path,condition\nS1,baseline,chin,a.jpg,\n").Series[0].Baseline.Condition);

    [Fact]
    public void The_manifest_replaces_the_folders()
    {
        _folder.Put("photos/S1/strange/chin.jpg", []);
        Assert.Equal("S9", Assert.Single(Read("subject,visit,view,path\nS9,baseline,chin,x.jpg\n").Series).Subject);
    }

    [Fact]
    public void A_stated_day_overrides_the_visits_name_and_an_empty_one_does_not()
    {
        StudyPlan plan = Read("subject,visit,view,path,day\nS1,baseline,chin,a.jpg,\nS1,week-4,chin,b.jpg,30\nS1,week-8,chin,c.jpg,\n");
        Assert.Equal([0, 30, 56], plan.Series[0].Photos.Select(photo => photo.Day));
    }

    [Fact]
    public void A_mark_at_the_start_and_windows_line_ends_do_no_harm()
    {
        Assert.Single(Read("\uFEFFsubject,visit,view,path\r\nS1,baseline,chin,x.jpg\r\n").Series);
    }

    [Fact]
    public void Companions_lie_beside_the_photo_under_its_own_name_or_its_views()
    {
        _folder.Put("d/IMG_1.jpg", []);
        _folder.Put("d/IMG_1.roi.png", []);
        _folder.Put("d/chin.plaque.png", []);
        PhotoEntry entry = Read("subject,visit,view,path\nS1,baseline,chin,d/IMG_1.jpg\n").Series[0].Baseline;
        Assert.EndsWith("IMG_1.roi.png", entry.RoiPath, StringComparison.Ordinal);
        Assert.EndsWith("chin.plaque.png", entry.ReferencePlaquePath, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mask_named_after_a_view_that_two_photos_share_is_refused()
    {
        _folder.Put("d/chin.roi.png", []);
        string message = Assert.Throws<StudyException>(() => Read("subject,visit,view,path\nS1,baseline,chin,d/1.jpg\nS1,week-4,chin,d/2.jpg\n")).Message;
        Assert.Contains("'d/chin.roi.png' seems to belong to 'd/1.jpg'", message, StringComparison.Ordinal);
        Assert.Contains("call it 1.roi.png", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_without_a_day_count_from_the_one_that_has_one()
    {
        StudyPlan plan = Read("subject,visit,view,path,day\nS1,2024-01-15,chin,a.jpg,120\nS1,2024-04-08,chin,b.jpg,\n");
        Assert.Equal([("2024-01-15", 120), ("2024-04-08", 204)], plan.Series[0].Photos.Select(photo => (photo.Visit, photo.Day)));
        Assert.Equal([500, 501], Read("subject,visit,view,path,day\nS1,0001-01-01,chin,a.jpg,500\nS1,0001-01-02,chin,b.jpg,\n").Series[0].Photos.Select(photo => photo.Day));
    }

    [Theory]
    [InlineData("subject,visit,view,path,weight\nS1,baseline,chin,a.jpg,3", "unknown column 'weight'")]
    [InlineData("subject,visit,path\nS1,baseline,a.jpg", "lacks the column 'view'")]
    [InlineData("subject,visit,view,path,path\nS1,baseline,chin,a.jpg,b.jpg", "'path' twice")]
    [InlineData("subject;visit;view;path\nS1;baseline;chin;a.jpg", "semicolons")]
    [InlineData("", "empty")]
    [InlineData("subject,visit,view,path\n", "lists no photo")]
    [InlineData("subject,visit,view,path\nS1,baseline,chin", "line 2 has 3 cells")]
    [InlineData("subject,visit,view,path\nS1,baseline,,a.jpg", "line 2: the column 'view' is empty")]
    [InlineData("subject,visit,view,path\nS1,base\"line,chin,a.jpg", "quotation mark")]
    [InlineData("subject,visit,view,path\nS1,V1,chin,a.jpg", "line 2: the visit 'V1'")]
    [InlineData("subject,visit,view,path,day\nS1,V1,chin,a.jpg,-3", "line 2: '-3' in the column 'day'")]
    [InlineData("subject,visit,view,path,day\nS1,V1,chin,a.jpg,NaN", "'NaN' in the column 'day'")]
    [InlineData("subject,visit,view,path,day\nS1,V1,chin,a.jpg,\"1,5\"", "'1,5' in the column 'day'")]
    [InlineData("subject,visit,view,path,mm_per_px\nS1,baseline,chin,a.jpg,0", "'0' in the column 'mm_per_px'")]
    [InlineData("subject,visit,view,path,condition\nS1,baseline,chin,a.jpg,acne", "condition 'acne'")]
    [InlineData("subject,visit,view,path,condition\nS1,baseline,chin,a.jpg,\nS2,baseline,chin,c.jpg,dle\nS1,month-6,chin,b.jpg,dle", "manifest.csv line 4: the condition of the view 'chin' of subject 'S1' is not that of manifest.csv line 2")]
    [InlineData("subject,visit,view,path\nS/1,baseline,chin,a.jpg", "line 2: the subject 'S/1'")]
    [InlineData("subject,visit,view,path\nS1,baseline,..,a.jpg", "line 2: the view '..'")]
    [InlineData("subject,visit,view,path\nS1,baseline,chin,a.jpg\n\nS1,baseline,chin,b.jpg", "line 4: the view 'chin'")]
    [InlineData("subject,visit,view,path,day\nS1,V1,chin,a.jpg,3\nS1,V1,arm,b.jpg,4", "two different days")]
    [InlineData("subject,visit,view,path,day\nS1,baseline,chin,a.jpg,14\nS1,week-12,chin,b.jpg,0", "line 2: the visit 'baseline' of subject 'S1' is day 0 by its name")]
    [InlineData("subject,visit,view,path,day\nS1,week-4,chin,a.jpg,90\nS1,week-12,chin,b.jpg,30", "line 3: by its day the visit 'week-12' is the first of subject 'S1', by its name 'week-4'")]
    [InlineData("subject,visit,view,path,day\nS1,2024-01-15,chin,a.jpg,84\nS1,2024-04-08,chin,b.jpg,0", "by its name '2024-01-15' comes before it")]
    [InlineData("subject,visit,view,path\nS1,baseline,chin,a.jpg\ns1,week-4,chin,b.jpg", "line 3: the subject 's1' and the subject 'S1' of manifest.csv line 2 look alike")]
    [InlineData("subject,visit,view,path\nS1,baseline,chin,a.jpg\nS1,week-4,Chin,b.jpg", "the view 'Chin' and the view 'chin'")]
    [InlineData("subject,visit,view,path\nS1,baseline,rücken,a.jpg\nS1,week-4,ru\u0308cken,b.jpg", "look alike")]
    [InlineData("subject,visit,view,path\nS1,baseline,chin,a.jpg\nS1,Week-4,chin,b.jpg\nS1,week-4,arm,c.jpg", "the visit 'week-4' and the visit 'Week-4'")]
    [InlineData("subject,visit,view,path\nS1,baseline,皮皮皮皮皮皮皮皮皮皮皮皮皮皮皮皮皮皮皮皮皮皮皮皮皮皮皮皮皮皮皮皮皮皮,a.jpg", "cannot name a folder")]
    [InlineData("subject,visit,view,path\nS1,baseline,chin,../a.jpg", "'../a.jpg' leaves")]
    [InlineData("subject,visit,view,path\nS1,baseline,chin,d/../../a.jpg", "leaves")]
    [InlineData("subject,visit,view,path\nS1,baseline,chin,/etc/passwd", "leaves")]
    [InlineData("subject,visit,view,path\nS1,baseline,chin,C:\\a.jpg", "leaves")]
    [InlineData("subject,visit,view,path\nS1,baseline,chin,.", "leaves")]
    public void An_unusable_manifest_is_refused_in_one_line(string manifest, string part)
    {
        string message = Assert.Throws<StudyException>(() => Read(manifest)).Message;
        Assert.Contains(part, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        Assert.DoesNotContain(_folder.Root, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_utf8_is_refused()
    {
        _folder.Put("manifest.csv", [.. "subject,visit,view,path\nJos"u8, 0xE9, .. ",baseline,chin,a.jpg"u8]);
        Assert.Contains("UTF-8", Assert.Throws<StudyException>(() => StudyReader.Read(_folder.Root)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_that_leads_out_of_the_study_is_refused_wherever_it_lies_on_the_path()
    {
        using ScratchFolder outside = new();
        outside.Put("deep/a.jpg", []);
        Directory.CreateSymbolicLink(_folder.PathOf("folder"), outside.PathOf("deep"));
        File.CreateSymbolicLink(_folder.PathOf("file.jpg"), outside.PathOf("deep/a.jpg"));
        File.CreateSymbolicLink(_folder.PathOf("chain.jpg"), "file.jpg");
        Directory.CreateSymbolicLink(_folder.PathOf("circle"), "circle");

        foreach (string path in (string[])["folder/a.jpg", "file.jpg", "chain.jpg", "circle/a.jpg"])
        {
            Assert.Contains("leaves", Assert.Throws<StudyException>(() => Read($"subject,visit,view,path\nS1,baseline,chin,{path}\n")).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_link_that_stays_inside_is_followed()
    {
        _folder.Put("real/a.jpg", []);
        Directory.CreateSymbolicLink(_folder.PathOf("link"), _folder.PathOf("real"));
        Assert.Equal("link/a.jpg", Read("subject,visit,view,path\nS1,baseline,chin,link/a.jpg\n").Series[0].Baseline.RelativePath);
    }

    [Fact]
    public void A_study_reached_through_a_link_is_still_one_study()
    {
        using ScratchFolder elsewhere = new();
        _folder.Put("manifest.csv", "subject,visit,view,path\nS1,baseline,chin,a.jpg\n");
        Directory.CreateSymbolicLink(elsewhere.PathOf("study"), _folder.Root);
        Assert.Single(StudyReader.Read(elsewhere.PathOf("study")).Series);
    }

    private StudyPlan Read(string manifest)
    {
        _folder.Put("manifest.csv", manifest);
        return StudyReader.Read(_folder.Root);
    }
}
