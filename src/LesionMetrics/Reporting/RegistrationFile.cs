using System.Text.Json;
using LesionMetrics.Imaging;
using LesionMetrics.Registration;

namespace LesionMetrics.Reporting;

/// <summary>
/// <c>registration.json</c>: how baseline points map to follow-up points. Samples of the full mapping lie at most 1/32 of the longer side apart
/// and reach the photo's edges; a point without a counterpart is null.
/// </summary>
public static class RegistrationFile
{
    /// <summary>Name of the file in a follow-up's evidence folder.</summary>
    public const string FileName = "registration.json";

    private const int MinimumIntervals = 32;
    private const int GridDigits = 3;

    /// <summary>The file's bytes. Where the registration refused, what the map would give is null.</summary>
    public static byte[] ToBytes(RegistrationResult registration, ImageSize baseline, ImageSize followup)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Indented = false, NewLine = "\n" }))
        {
            json.WriteStartObject();
            WriteNumbers(json, "baseline", [baseline.Width, baseline.Height]);
            WriteNumbers(json, "followup", [followup.Width, followup.Height]);
            if (registration.Mapping is { } mapping)
            {
                WriteNumbers(json, "homography", mapping.Homography);
                WriteGrid(json, mapping);
            }
            else
            {
                json.WriteNull("homography");
                json.WriteNull("grid");
            }

            json.WriteString("status", CellText.Status(registration.Status));
            json.WritePropertyName("error_px");
            WriteNumber(json, registration.ErrorPixels);
            json.WriteNumber("inliers", registration.InlierCount);
            json.WriteString("reason", registration.Reason);
            json.WriteString("region", registration.Region == RegistrationRegion.Skin ? "skin" : "picture");
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void WriteGrid(Utf8JsonWriter json, PixelMapping mapping)
    {
        double largestStep = (double)mapping.BaselineSize.LongerSide / MinimumIntervals;
        double[] x = Fine(mapping.GridX, mapping.BaselineSize.Width - 1, largestStep);
        double[] y = Fine(mapping.GridY, mapping.BaselineSize.Height - 1, largestStep);
        double[][] mapX = [.. y.Select(v => x.Select(u => mapping.Map(u, v).X).ToArray())];
        double[][] mapY = [.. y.Select(v => x.Select(u => mapping.Map(u, v).Y).ToArray())];

        json.WriteStartObject("grid");
        WriteNumbers(json, "x", x, GridDigits);
        WriteNumbers(json, "y", y, GridDigits);
        WriteRows(json, "map_x", mapX);
        WriteRows(json, "map_y", mapY);
        json.WriteEndObject();
    }

    // The mapping's own samples where they are close enough, else even ones: between its samples the mapping is bilinear, so none is invented.
    private static double[] Fine(ReadOnlySpan<double> own, double last, double largestStep)
    {
        bool fine = own[0] == 0 && own[^1] == last;
        for (int i = 1; i < own.Length; i++)
        {
            fine &= own[i] - own[i - 1] <= largestStep;
        }

        if (fine)
        {
            return own.ToArray();
        }

        int intervals = Math.Max(1, (int)Math.Ceiling(last / largestStep));
        return [.. Enumerable.Range(0, intervals + 1).Select(i => i * last / intervals)];
    }

    private static void WriteRows(Utf8JsonWriter json, string name, double[][] rows)
    {
        json.WriteStartArray(name);
        foreach (double[] row in rows)
        {
            json.WriteStartArray();
            foreach (double value in row)
            {
                WriteNumber(json, Math.Round(value, GridDigits));
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, ReadOnlySpan<double> values, int? digits = null)
    {
        json.WriteStartArray(name);
        foreach (double value in values)
        {
            WriteNumber(json, digits is { } d ? Math.Round(value, d) : value);
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
