using System.Text.Json;
using LesionMetrics.Registration;

namespace LesionMetrics.Phantoms;

/// <summary>Writes the truth of one subject and view as JSON.</summary>
internal static class TruthJson
{
    private const string Note =
        "Synthetic. Areas are in baseline pixels over skin that both photos show. Depigmented: melanin below half its perilesional value. "
        + "Plaque: blood at least 1.6 times its perilesional value. A grid point (x[j], y[i]) of the baseline lies at (map_x[i][j], map_y[i][j]).";

    /// <summary>The file's bytes, UTF-8, with a newline at the end.</summary>
    public static byte[] Encode(string subject, string view, PhantomSeries series)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("note", Note);
            json.WriteString("subject", subject);
            json.WriteString("view", view);
            json.WriteNumber("seed", series.Spec.Seed);
            json.WriteString("site", series.Spec.Site.ToString());
            json.WriteString("tone", series.Spec.Tone.ToString());
            json.WriteNumber("ita_deg", Math.Round(series.ItaDegrees, 3));
            json.WriteString("difficulty", series.Spec.Difficulty.ToString());
            json.WriteString("lesions", series.Spec.Unaffected == true ? "none" : series.Spec.Lesions.ToString());
            json.WriteString("depigmentation_response", series.Spec.DepigmentationResponse.ToString());
            json.WriteString("plaque_response", series.Spec.PlaqueResponse.ToString());
            json.WriteNumber("mm_per_px", Math.Round(1 / series.PixelsPerMm, 6));
            json.WriteStartArray("visits");
            foreach (PhantomVisit visit in series.Visits)
            {
                WriteVisit(json, visit);
            }

            json.WriteEndArray();
            json.WriteStartArray("comparisons");
            for (int i = 0; i < series.Followups.Count; i++)
            {
                WriteComparison(json, series.Visits[i + 1], series.Followups[i]);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteVisit(Utf8JsonWriter json, PhantomVisit visit)
    {
        json.WriteStartObject();
        json.WriteString("visit", visit.Name);
        json.WriteNumber("day", visit.Day);
        json.WriteNumber("width_px", visit.Photo.Size.Width);
        json.WriteNumber("height_px", visit.Photo.Size.Height);
        json.WriteNumber("skin_area_px", visit.Masks.Skin.CountIn());
        json.WriteNumber("depigmented_area_px", visit.Masks.Depigmented.CountIn());
        json.WriteNumber("plaque_area_px", visit.Masks.Plaque.CountIn());
        json.WriteEndObject();
    }

    private static void WriteComparison(Utf8JsonWriter json, PhantomVisit visit, PhantomPairTruth truth)
    {
        json.WriteStartObject();
        json.WriteString("followup_visit", visit.Name);
        json.WriteNumber("shared_skin_area_px", truth.SharedSkinAreaPixels);
        WriteChange(json, "depigmented", truth.Depigmented);
        WriteChange(json, "plaque", truth.Plaque);
        json.WriteNumber("new_dark_spot_area_px", truth.NewSpotAreaPixels);
        WriteMapping(json, truth.Mapping);
        json.WriteStartArray("moles");
        foreach ((double bx, double by, double fx, double fy) in truth.Moles)
        {
            WriteRow(json, [bx, by, fx, fy]);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, string name, PhantomAreaChange change)
    {
        json.WriteStartObject(name);
        json.WriteNumber("baseline_area_px", change.BaselineAreaPixels);
        json.WriteNumber("followup_area_px", change.FollowupAreaPixels);
        json.WriteNumber("gained_area_px", change.GainedAreaPixels);
        json.WriteNumber("lost_area_px", change.LostAreaPixels);
        WriteOptional(json, "area_change_pct", change.AreaChangePercent);
        WriteOptional(json, "repigmentation_pct", name == "depigmented" ? change.RepigmentationPercent : null);
        json.WriteEndObject();
    }

    private static void WriteMapping(Utf8JsonWriter json, PixelMapping mapping)
    {
        json.WritePropertyName("homography");
        json.WriteStartArray();
        foreach (double value in mapping.Homography)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
        json.WriteStartObject("grid");
        json.WritePropertyName("x");
        WriteRow(json, mapping.GridX);
        json.WritePropertyName("y");
        WriteRow(json, mapping.GridY);
        WriteRows(json, "map_x", mapping.MapX, mapping.GridX.Length);
        WriteRows(json, "map_y", mapping.MapY, mapping.GridX.Length);
        json.WriteEndObject();
    }

    private static void WriteRows(Utf8JsonWriter json, string name, ReadOnlySpan<double> values, int columns)
    {
        json.WriteStartArray(name);
        for (int start = 0; start < values.Length; start += columns)
        {
            WriteRow(json, values.Slice(start, columns));
        }

        json.WriteEndArray();
    }

    private static void WriteRow(Utf8JsonWriter json, ReadOnlySpan<double> values)
    {
        // One line a row: an indented number a line would make the file ten times as long.
        System.Text.StringBuilder text = new("[");
        for (int i = 0; i < values.Length; i++)
        {
            text.Append(i == 0 ? string.Empty : ", ").Append(Math.Round(values[i], 3).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        json.WriteRawValue(text.Append(']').ToString());
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, Math.Round(number, 4));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
