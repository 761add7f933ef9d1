using System.Text.Json;
using LesionMetrics.Reporting;
using LesionMetrics.Reporting.Html;

namespace LesionMetrics.Batch;

/// <summary>
/// A results folder that a run writes into. Nobody else may while it is open. A run that does not resume starts anew: the files and the evidence
/// folder that this program wrote there before are removed first, and nothing else is touched, the masks that a person has reviewed least of all.
/// </summary>
public sealed class ResultsFolder : IDisposable
{
    /// <summary>The file that marks a folder as results of this program.</summary>
    public const string StudyFile = "study.json";

    /// <summary>What <c>run.json</c> names where a validation vouches for the files of a folder.</summary>
    internal const string ValidationCommand = "validate";

    private static readonly string[] OwnFiles =
        [Tables.Photos.FileName, Tables.Measurements.FileName, Tables.Comparisons.FileName, RunLog.FileName, HtmlReport.FileName];

    private readonly ResultsLock _lock;
    private readonly SortedDictionary<string, string> _inputs = new(StringComparer.Ordinal);

    private ResultsFolder(string path, ResultsLock taken)
    {
        _lock = taken;
        Path = path;
        Evidence = new EvidenceStore(path);
        Audit = AuditLog.Open(path);
    }

    /// <summary>Full path of the folder. Never logged.</summary>
    public string Path { get; }

    /// <summary>Its evidence.</summary>
    public EvidenceStore Evidence { get; }

    /// <summary>Its audit log.</summary>
    public AuditLog Audit { get; }

    /// <summary>The hash of <see cref="StudyFile"/>, as the audit log notes it when a run begins: a series taken out of it later is seen.</summary>
    internal (string Name, string Value) StudyFact => (StudyFile, Sha256Text.OfFile(System.IO.Path.Combine(Path, StudyFile)));

    /// <summary>SHA-256 of the input files of the series that this run has finished, by path inside the study.</summary>
    public SortedDictionary<string, string> Inputs => _inputs;

    /// <summary>Opens a folder for a run over <paramref name="study"/>.</summary>
    /// <param name="path">The folder; made if need be.</param>
    /// <param name="study">What is to be measured; stored as <c>study.json</c>.</param>
    /// <param name="resume">Keep finished series; else start anew.</param>
    /// <exception cref="StudyException">Another run writes there; or it holds a validation, or results of a different study, which a resumed run must not mix with.</exception>
    /// <exception cref="StorageException">The folder may not be written.</exception>
    public static ResultsFolder Open(string path, StudyRecord study, bool resume)
    {
        ResultsLock taken = ResultsLock.Take(path);
        try
        {
            StudyRecord? earlier = TryReadStudy(path);
            if (earlier is null && RunLog.CommandOf(path) == ValidationCommand)
            {
                throw new StudyException("The folder holds results of another command: choose another with --out.");
            }

            ResultsStorage.Guard(() =>
            {
                if (resume)
                {
                    ResultsStorage.DeleteRemnants(path);
                    DropWithdrawn(path, earlier, study);
                }
                else if (earlier is not null)
                {
                    StartAnew(path);
                }
            });
            ResultsStorage.Write(System.IO.Path.Combine(path, StudyFile), JsonSerializer.SerializeToUtf8Bytes(study, ResultsJson.Indented.StudyRecord));
            return new ResultsFolder(path, taken);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>Opens the results that are there, to rebuild tables and report from them.</summary>
    /// <exception cref="StudyException">The folder holds no results, or another run writes there.</exception>
    public static ResultsFolder OpenExisting(string path)
    {
        _ = ReadStudy(path);
        return new ResultsFolder(path, ResultsLock.Take(path));
    }

    /// <summary>What the results at <paramref name="path"/> are results of.</summary>
    /// <exception cref="StudyException">The folder holds no results of this program.</exception>
    public static StudyRecord ReadStudy(string path) =>
        TryReadStudy(path) ?? throw new StudyException(
            $"'{NameOf(path)}' is not a results folder: it has no readable {StudyFile}; give the folder that analyze wrote.");

    /// <summary>Whether the results at <paramref name="path"/>, if any, were measured with another program, model or options than <paramref name="setup"/>.</summary>
    public static bool HasOtherSetup(string path, RunSetup setup) => TryReadStudy(path) is { } study && study.Setup != setup.Fingerprint;

    /// <summary>What messages call the folder at <paramref name="path"/>: the last part of it.</summary>
    internal static string NameOf(string path) => System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path)));

    /// <summary>Notes the input files of a finished series.</summary>
    public void AddInputs(IReadOnlyDictionary<string, string> files)
    {
        foreach ((string path, string hash) in files)
        {
            _inputs[path] = hash;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static StudyRecord? TryReadStudy(string path)
    {
        string file = System.IO.Path.Combine(path, StudyFile);
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllBytes(file), ResultsJson.Indented.StudyRecord) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void StartAnew(string path)
    {
        // The mark goes last: a kill in between leaves a folder that the next start still knows as its own.
        foreach (string name in OwnFiles)
        {
            File.Delete(System.IO.Path.Combine(path, name));
        }

        string evidence = System.IO.Path.Combine(path, EvidencePaths.Root);
        if (Directory.Exists(evidence))
        {
            Directory.Delete(evidence, recursive: true);
        }

        AuditLog.Restart(path);
        File.Delete(System.IO.Path.Combine(path, StudyFile));
    }

    // Evidence of a series that the study no longer holds, for example of a subject who withdrew, must not stay behind.
    private static void DropWithdrawn(string path, StudyRecord? earlier, StudyRecord study)
    {
        if (earlier is null)
        {
            return;
        }

        HashSet<string> kept = [.. study.Series.Select(FolderOf)];
        if (earlier.Series.Count > 0 && !earlier.Series.Any(series => kept.Contains(FolderOf(series))))
        {
            throw new StudyException("The results folder holds another study: no subject and view of it is in this one; choose another with --out.");
        }

        foreach (string folder in earlier.Series.Select(FolderOf).Where(folder => !kept.Contains(folder)).Select(folder => System.IO.Path.Combine(path, folder)))
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static string FolderOf(StudySeries series) => EvidencePaths.Series(series.Subject, series.View);
}
