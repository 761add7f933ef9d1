using System.Text.Json;
using LesionMetrics.Imaging;
using LesionMetrics.Registration;
using LesionMetrics.Reporting;

namespace LesionMetrics.Tests.Reporting;

public sealed class RegistrationFileTests
{
    private static readonly ImageSize Baseline = new(640, 480);
    private static readonly ImageSize Followup = new(600, 500);

    [Fact]
    public void ACoarseMappingIsSampledFinelyUpToTheEdges()
    {
        JsonElement root = Write([0, 320, 639], [0, 479], (x, y) => (x + 5, y - 3));
        Assert.Equal([640, 480], root.GetProperty("baseline").EnumerateArray().Select(n => n.GetInt32()));
        Assert.Equal([600, 500], root.GetProperty("followup").EnumerateArray().Select(n => n.GetInt32()));
        JsonElement grid = root.GetProperty("grid");
        double[] x = Numbers(grid.GetProperty("x"));
        double[] y = Numbers(grid.GetProperty("y"));
        AssertFine(x, 639);
        AssertFine(y, 479);
        for (int i = 0; i < y.Length; i++)
        {
            Assert.All(Numbers(grid.GetProperty("map_x")[i]).Zip(x), pair => Assert.Equal(pair.Second + 5, pair.First, 0.002));
            Assert.All(Numbers(grid.GetProperty("map_y")[i]), v => Assert.Equal(y[i] - 3, v, 0.002));
        }

        static void AssertFine(double[] samples, double last)
        {
            Assert.Equal(0, samples[0]);
            Assert.Equal(last, samples[^1]);
            Assert.All(samples.Skip(1).Zip(samples), pair => Assert.InRange(pair.First - pair.Second, 0.001, 640.0 / 32));
        }
    }

    [Fact]
    public void APointWithoutCounterpartIsNull()
    {
        double[] steps = [.. Enumerable.Range(0, 33).Select(i => i * 639 / 32.0)];
        double[] rows = [.. Enumerable.Range(0, 33).Select(i => i * 479 / 32.0)];
        JsonElement grid = Write(steps, rows, (x, y) => x > 600 ? (double.NaN, double.NaN) : (x, y)).GetProperty("grid");
        JsonElement first = grid.GetProperty("map_x")[0];
        Assert.Equal(JsonValueKind.Number, first[0].ValueKind);
        Assert.Equal(JsonValueKind.Null, first[32].ValueKind);
        Assert.Equal(JsonValueKind.Null, grid.GetProperty("map_y")[7][32].ValueKind);
    }

    [Fact]
    public void ARefusalHasNoMapping()
    {
        RegistrationResult refusal = new(OutcomeStatus.Failed, "Too \"dark\".", null, double.NaN, 4);
        JsonElement root = JsonDocument.Parse(RegistrationFile.ToBytes(refusal, Baseline, Followup)).RootElement;
        Assert.Equal("failed", root.GetProperty("status").GetString());
        Assert.Equal("Too \"dark\".", root.GetProperty("reason").GetString());
        Assert.All(["homography", "grid", "error_px"], name => Assert.Equal(JsonValueKind.Null, root.GetProperty(name).ValueKind));
    }

    private static JsonElement Write(double[] x, double[] y, Func<double, double, (double X, double Y)> map)
    {
        (double X, double Y)[] points = [.. from v in y from u in x select map(u, v)];
        PixelMapping mapping = new(Baseline, Followup, [1, 0, 5, 0, 1, -3, 0, 0, 1], x, y, [.. points.Select(p => p.X)], [.. points.Select(p => p.Y)]);
        byte[] bytes = RegistrationFile.ToBytes(new RegistrationResult(OutcomeStatus.Ok, "", mapping, 1.5, 200), Baseline, Followup);
        JsonElement root = JsonDocument.Parse(bytes).RootElement;
        Assert.Equal(1.5, root.GetProperty("error_px").GetDouble());
        Assert.Equal([1, 0, 5, 0, 1, -3, 0, 0, 1], Numbers(root.GetProperty("homography")));
        return root;
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(n => n.GetDouble())];
}
