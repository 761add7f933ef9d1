using System.Text.Json;
using System.Text.Json.Nodes;

namespace LesionMetrics.Reporting;

/// <summary>Options as JSON: a config file holds those that differ from the defaults, <c>run.json</c> all of them.</summary>
public static class OptionsFile
{
    /// <summary>The defaults with the values of the config file at <paramref name="path"/> laid over them.</summary>
    /// <exception cref="StudyException">The file cannot be read, is no JSON object, or holds a key that is not known or a value of another kind or out of range; the message names it.</exception>
    public static PipelineOptions Read(string path)
    {
        string name = Path.GetFileName(path);
        JsonObject given = Parse(path, name);
        JsonObject options = JsonSerializer.SerializeToNode(new PipelineOptions(), OptionsJson.Snake.PipelineOptions)!.AsObject();
        Overlay(options, given, name, "");
        try
        {
            PipelineOptions read = options.Deserialize(OptionsJson.Snake.PipelineOptions)!;
            read.Acquisition.Validate();
            read.Calibration.Validate();
            read.Segmentation.Validate();
            read.Registration.Validate();
            read.Measurement.Validate();
            return read;
        }
        catch (JsonException e)
        {
            throw new StudyException($"{name}: '{(e.Path ?? "$").TrimStart('$', '.')}' holds a value of the wrong kind: run.json of any run shows what stands there.", e);
        }
        catch (StudyException e)
        {
            throw new StudyException($"{name}: {e.Message}", e);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new StudyException($"{name}: the value of '{JsonNamingPolicy.SnakeCaseLower.ConvertName(e.ParamName ?? "")}' is out of range.", e);
        }
    }

    /// <summary>The options that the <c>run.json</c> of <paramref name="resultsFolder"/> says were in effect.</summary>
    /// <exception cref="StudyException">It does not say, or says what this version does not know.</exception>
    public static PipelineOptions OfRun(string resultsFolder)
    {
        try
        {
            using JsonDocument run = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(resultsFolder, "run.json")));
            return run.RootElement.GetProperty("options").Deserialize(OptionsJson.Snake.PipelineOptions)!;
        }
        catch (Exception unusable) when (unusable is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new StudyException("run.json of the results does not say with which options this version could replay them: replay with the version that measured.", unusable);
        }
    }

    /// <summary>Every option of <paramref name="options"/>, defaults included.</summary>
    public static JsonElement ToJson(PipelineOptions options) => JsonSerializer.SerializeToElement(options, OptionsJson.Snake.PipelineOptions);

    private static JsonObject Parse(string path, string name)
    {
        try
        {
            JsonDocumentOptions lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
            return JsonNode.Parse(File.ReadAllText(path), documentOptions: lenient) as JsonObject
                ?? throw new StudyException($"{name} must hold one JSON object, for example {{\"calibration\": {{\"max_analysis_pixels\": 1000000}}}}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StudyException($"The config file {name} cannot be read: check --config.", e);
        }
        catch (JsonException e)
        {
            throw new StudyException($"{name} is not valid JSON near line {e.LineNumber + 1}.", e);
        }
    }

    private static void Overlay(JsonObject options, JsonObject given, string name, string prefix)
    {
        foreach ((string key, JsonNode? value) in given)
        {
            if (!options.ContainsKey(key))
            {
                string known = string.Join(", ", options.Select(option => option.Key));
                throw new StudyException($"{name}: unknown option '{prefix}{key}'; {(prefix.Length == 0 ? "known" : $"known under {prefix.TrimEnd('.')}")}: {known}.");
            }

            if (options[key] is JsonObject inner && value is JsonObject givenInner)
            {
                Overlay(inner, givenInner, name, $"{prefix}{key}.");
            }
            else if (options[key] is JsonObject)
            {
                throw new StudyException($"{name}: '{prefix}{key}' holds a value of the wrong kind: run.json of any run shows what stands there.");
            }
            else
            {
                options[key] = value?.DeepClone();
            }
        }
    }
}
