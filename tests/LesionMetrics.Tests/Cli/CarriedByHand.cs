using System.Text.Json;
using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;

namespace LesionMetrics.Tests.Cli;

/// <summary>Areas of reference masks over the skin that both photos show, pixel by pixel from <c>registration.json</c> and the skin masks of analyze.</summary>
internal static class CarriedByHand
{
    internal static (double Before, double After, double All) Areas(ValidatedStudy study, IReadOnlyDictionary<string, string> pair)
    {
        (Mask before, Mask skinBefore) = Load(study, pair, pair["baseline_visit"]);
        (Mask after, Mask skinAfter) = Load(study, pair, pair["followup_visit"]);
        using JsonDocument registration = JsonDocument.Parse(File.ReadAllText(
            study.At("whole", "evidence", pair["subject"], pair["view"], pair["followup_visit"], "registration.json")));
        JsonElement grid = registration.RootElement.GetProperty("grid");
        double[] columns = Numbers(grid.GetProperty("x"));
        double[] rows = Numbers(grid.GetProperty("y"));
        double[][] mapX = [.. grid.GetProperty("map_x").EnumerateArray().Select(Numbers)];
        double[][] mapY = [.. grid.GetProperty("map_y").EnumerateArray().Select(Numbers)];
        double first = 0;
        double second = 0;
        double all = 0;
        for (int y = 0; y < before.Height; y++)
        {
            for (int x = 0; x < before.Width; x++)
            {
                int u = (int)Math.Round(Interpolate(mapX, columns, rows, x, y));
                int v = (int)Math.Round(Interpolate(mapY, columns, rows, x, y));
                bool seen = skinBefore[x, y] && u >= 0 && v >= 0 && u < after.Width && v < after.Height && skinAfter[u, v];
                all += before[x, y] ? 1 : 0;
                first += seen && before[x, y] ? 1 : 0;
                second += seen && after[u, v] ? 1 : 0;
            }
        }

        return (first, second, all);
    }

    private static (Mask Reference, Mask Skin) Load(ValidatedStudy study, IReadOnlyDictionary<string, string> pair, string visit) => (
        MaskPng.Read(study.At("study", "photos", pair["subject"], visit, $"{pair["view"]}.{pair["lesion"]}.png"), "reference"),
        MaskPng.Read(study.At("whole", "evidence", pair["subject"], pair["view"], visit, "skin.png"), "skin"));

    private static double[] Numbers(JsonElement array) =>
        [.. array.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Null ? -1e6 : item.GetDouble())];

    private static double Interpolate(double[][] map, double[] columns, double[] rows, int x, int y)
    {
        int j = Math.Max(0, Array.FindLastIndex(columns[..^1], column => column <= x));
        int i = Math.Max(0, Array.FindLastIndex(rows[..^1], row => row <= y));
        double s = (x - columns[j]) / (columns[j + 1] - columns[j]);
        double t = (y - rows[i]) / (rows[i + 1] - rows[i]);
        return ((1 - t) * (((1 - s) * map[i][j]) + (s * map[i][j + 1]))) + (t * (((1 - s) * map[i + 1][j]) + (s * map[i + 1][j + 1])));
    }
}
