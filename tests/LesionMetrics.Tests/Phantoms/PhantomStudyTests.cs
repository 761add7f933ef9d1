using System.Text.Json;
using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;
using LesionMetrics.Phantoms;

namespace LesionMetrics.Tests.Phantoms;

public sealed class PhantomStudyTests : IDisposable
{
    private const ulong SampleSeed = 1;

    private readonly string _folder = Directory.CreateTempSubdirectory("lesion-metrics-phantom-").FullName;

    [Fact]
    public void A_study_holds_photos_companions_and_truth_that_agree()
    {
        PhantomStudy.Write(_folder, new PhantomOptions(SubjectCount: 2, Seed: 3, Megapixels: 0.06));
        string[] truths = Directory.GetFiles(Path.Combine(_folder, "truth"), "*.json", SearchOption.AllDirectories);
        Assert.Equal(2, truths.Length);
        foreach (string path in truths)
        {
            using JsonDocument truth = JsonDocument.Parse(File.ReadAllBytes(path));
            string subject = truth.RootElement.GetProperty("subject").GetString()!;
            string view = truth.RootElement.GetProperty("view").GetString()!;
            foreach (JsonElement visit in truth.RootElement.GetProperty("visits").EnumerateArray())
            {
                string stem = Path.Combine(_folder, "photos", subject, visit.GetProperty("visit").GetString()!, view);
                ImageSize size = new(visit.GetProperty("width_px").GetInt32(), visit.GetProperty("height_px").GetInt32());
                Assert.True(new FileInfo(stem + ".jpg").Length > 1000);
                Assert.Equal(visit.GetProperty("depigmented_area_px").GetInt64(), MaskPng.Read(stem + ".depigmented.png", "d", size).CountIn());
                Assert.Equal(8, File.ReadAllBytes(stem + ".depigmented.png")[24]);
                Assert.Equal(visit.GetProperty("plaque_area_px").GetInt64(), MaskPng.Read(stem + ".plaque.png", "p", size).CountIn());
            }

            JsonElement grid = truth.RootElement.GetProperty("comparisons")[0].GetProperty("grid");
            Assert.Equal(grid.GetProperty("y").GetArrayLength(), grid.GetProperty("map_x").GetArrayLength());
            Assert.Equal(grid.GetProperty("x").GetArrayLength(), grid.GetProperty("map_y")[0].GetArrayLength());
        }
    }

    [Fact]
    public void Parallel_writing_changes_no_byte_and_reports_every_series()
    {
        PhantomOptions options = new(SubjectCount: 3, Seed: 8, Megapixels: 0.05);
        List<string> finished = [];
        string one = Path.Combine(_folder, "one");
        string two = Path.Combine(_folder, "two");
        PhantomStudy.Write(one, options);
        PhantomStudy.Write(two, options, degreeOfParallelism: 2, finished: (subject, _) => finished.Add(subject));
        Assert.Equal(["S001", "S002", "S003"], finished.Order());
        string[] files = Directory.GetFiles(one, "*", SearchOption.AllDirectories);
        Assert.True(files.Length >= 3 * 7);
        foreach (string file in files)
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(two, Path.GetRelativePath(one, file))));
        }
    }

    [Fact]
    public void The_sample_study_tells_its_stories()
    {
        PhantomStudy.Write(_folder, new PhantomOptions(SubjectCount: 4, Seed: SampleSeed, Megapixels: 0.12, Preset: PhantomPreset.SampleStudy));
        JsonElement chin = Comparison("S001", "chin");
        Assert.InRange(Percent(chin, "depigmented", "repigmentation_pct"), 20, 90);
        Assert.True(chin.GetProperty("new_dark_spot_area_px").GetInt64() > 0);
        JsonElement eye = Comparison("S001", "periorbital");
        Assert.InRange(Percent(eye, "depigmented", "repigmentation_pct"), 15, 95);
        Assert.Equal(-100, Percent(eye, "plaque", "area_change_pct"));
        Assert.InRange(Percent(Comparison("S002", "forearm"), "depigmented", "repigmentation_pct"), -10, 10);
        Assert.True(Percent(Comparison("S003", "flank"), "depigmented", "repigmentation_pct") < -10);
        Assert.True(Percent(Comparison("S004", "back"), "plaque", "area_change_pct") > 10);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_an_IOException()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "in the way");
        Assert.ThrowsAny<IOException>(() => PhantomStudy.Write(file, new PhantomOptions(1, 1, 0.05)));
    }

    [Theory]
    [InlineData(0, 2.0, "subjects")]
    [InlineData(10000, 2.0, "subjects")]
    [InlineData(1, 0.01, "megapixels")]
    [InlineData(1, double.NaN, "megapixels")]
    public void Options_out_of_range_are_refused_by_name(int subjects, double megapixels, string named)
    {
        StudyException refusal = Assert.Throws<StudyException>(() => PhantomStudy.Write(_folder, new PhantomOptions(subjects, 1, megapixels)));
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static double Percent(JsonElement comparison, string lesion, string name) => comparison.GetProperty(lesion).GetProperty(name).GetDouble();

    private JsonElement Comparison(string subject, string view)
    {
        using JsonDocument truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_folder, "truth", subject, view + ".json")));
        JsonElement comparisons = truth.RootElement.GetProperty("comparisons");
        return comparisons[comparisons.GetArrayLength() - 1].Clone();
    }
}
