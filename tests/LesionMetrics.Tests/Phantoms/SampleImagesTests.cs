using System.Runtime.CompilerServices;
using System.Text.Json;
using LesionMetrics.Acquisition;

namespace LesionMetrics.Tests.Phantoms;

/// <summary>The study in sample-images is what its expected numbers say.</summary>
public sealed class SampleImagesTests
{
    private const long MostBytes = 15L * 1024 * 1024;

    [Fact]
    public void Expected_areas_are_those_of_the_companion_masks()
    {
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder(), "expected.json")));
        int photos = 0;
        foreach (JsonElement photo in expected.RootElement.GetProperty("photos").EnumerateArray())
        {
            string stem = Path.Combine(Folder(), photo.GetProperty("path").GetString()!.Replace(".jpg", string.Empty, StringComparison.Ordinal));
            Assert.True(File.Exists(stem + ".jpg"), stem);
            Assert.Equal(photo.GetProperty("depigmented_area_px").GetInt64(), MaskPng.Read(stem + ".depigmented.png", "depigmented").CountIn());
            Assert.Equal(photo.GetProperty("plaque_area_px").GetInt64(), MaskPng.Read(stem + ".plaque.png", "plaque").CountIn());
            photos++;
        }

        Assert.Equal(11, photos);
        Assert.Equal(photos, Directory.GetFiles(Path.Combine(Folder(), "photos"), "*.jpg", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void Expected_changes_follow_from_expected_areas_and_from_the_truth()
    {
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder(), "expected.json")));
        int comparisons = 0;
        foreach (JsonElement row in expected.RootElement.GetProperty("comparisons").EnumerateArray())
        {
            double before = row.GetProperty("baseline_area_px").GetDouble();
            double after = row.GetProperty("followup_area_px").GetDouble();
            JsonElement change = row.GetProperty("area_change_pct");
            Assert.Equal(before == 0, change.ValueKind == JsonValueKind.Null);
            if (before > 0)
            {
                Assert.Equal(100 * (after - before) / before, change.GetDouble(), 1e-3);
                Assert.True(row.GetProperty("tolerance_points").GetDouble() > 0);
            }

            string subject = row.GetProperty("subject").GetString()!;
            string view = row.GetProperty("view").GetString()!;
            using JsonDocument truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder(), "truth", subject, view + ".json")));
            JsonElement pair = truth.RootElement.GetProperty("comparisons").EnumerateArray()
                .Single(one => one.GetProperty("followup_visit").GetString() == row.GetProperty("followup_visit").GetString());
            Assert.Equal(pair.GetProperty(row.GetProperty("lesion").GetString()!).GetProperty("followup_area_px").GetDouble(), after);
            comparisons++;
        }

        Assert.Equal(12, comparisons);
    }

    [Fact]
    public void The_folder_stays_small()
    {
        long bytes = Directory.GetFiles(Folder(), "*", SearchOption.AllDirectories).Sum(path => new FileInfo(path).Length);
        Assert.InRange(bytes, 1, MostBytes);
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "sample-images"));
}
