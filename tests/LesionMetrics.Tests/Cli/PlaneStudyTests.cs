using System.Text.Json;
using LesionMetrics.Acquisition;
using LesionMetrics.Registration;
using LesionMetrics.Tests.Reporting;

namespace LesionMetrics.Tests.Cli;

/// <summary>Photos without skin: nothing is measured, but how they lie over each other is told where it can be.</summary>
public sealed class PlaneStudyTests : IDisposable
{
    private const int Width = 720;
    private const int Height = 540;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void APlaneWithoutSkinIsRegisteredAndNotMeasured()
    {
        Homography truth = PlaneScene.View(Width, Height, 20, 0.9, 0.25);
        PlaneScene wall = new(1);
        Save("wall", "baseline", wall, Homography.Identity);
        Save("wall", "week-1", wall, truth);
        Save("other", "baseline", wall, Homography.Identity);
        Save("other", "week-1", new PlaneScene(2), Homography.Identity);

        CommandRun run = CommandRun.Of(_folder.Path, "analyze", "study", "--out", "results");

        Assert.Equal(1, run.ExitCode);
        IReadOnlyList<IReadOnlyDictionary<string, string>> photos = CsvRows.Read(_folder.At("results", "photos.csv"));
        Assert.All(photos, row => Assert.Equal("failed", row["status"]));
        Assert.All(photos, row => Assert.Contains("no skin found", row["status_reason"]));

        JsonElement found = Registration("wall");
        Assert.NotEqual("failed", found.GetProperty("status").GetString());
        Assert.Equal("picture", found.GetProperty("region").GetString());
        Assert.True(Largest(truth, found.GetProperty("homography")) < 0.3);
        Assert.True(File.Exists(_folder.At("results", "evidence", "wall", "site", "week-1", "certificate.jpg")));

        JsonElement refused = Registration("other");
        Assert.Equal("failed", refused.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, refused.GetProperty("homography").ValueKind);

        foreach (IReadOnlyDictionary<string, string> row in CsvRows.Read(_folder.At("results", "comparisons.csv")))
        {
            Assert.Equal("failed", row["status"]);
            Assert.Empty(row["baseline_area_px"]);
            Assert.Equal(row["subject"] == "wall", row["registration_error_px"].Length > 0);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private void Save(string subject, string visit, PlaneScene wall, Homography view)
    {
        string path = _folder.At("study", "photos", subject, visit, "site.jpg");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Homography back = view.Inverse();
        JpegWriter.Write(path, wall.Photograph(Width, Height, back.Apply, visit == "baseline" ? 1 : 0.8));
    }

    private JsonElement Registration(string subject) =>
        JsonDocument.Parse(File.ReadAllText(_folder.At("results", "evidence", subject, "site", "week-1", "registration.json"))).RootElement;

    private static double Largest(Homography truth, JsonElement numbers)
    {
        double[] h = [.. numbers.EnumerateArray().Select(number => number.GetDouble())];
        Homography found = new(h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], h[8]);
        return new[] { (0, 0), (Width - 1, 0), (0, Height - 1), (Width - 1, Height - 1) }.Max(corner =>
        {
            (double fx, double fy) = found.Apply(corner.Item1, corner.Item2);
            (double tx, double ty) = truth.Apply(corner.Item1, corner.Item2);
            return Math.Sqrt(((fx - tx) * (fx - tx)) + ((fy - ty) * (fy - ty)));
        });
    }
}
