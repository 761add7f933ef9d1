using System.Text.Json;
using LesionMetrics.Batch;
using LesionMetrics.Reporting;
using LesionMetrics.Study;
using LesionMetrics.Validation.Html;

namespace LesionMetrics.Validation;

/// <summary>
/// A folder that a validation writes into. Nobody else may while it is open. What an earlier validation left there is removed first; results of
/// <c>analyze</c> are refused, for the two share file names.
/// </summary>
public sealed class ValidationFolder : IDisposable
{
    private readonly string _path;
    private readonly ResultsLock _lock;
    private readonly ValidationRecord _record;

    private ValidationFolder(string path, ResultsLock taken, ValidationRecord record)
    {
        _path = path;
        _lock = taken;
        _record = record;
    }

    /// <summary>Opens a folder, clears it of an earlier validation and notes that one is running.</summary>
    /// <param name="path">The folder; made if need be.</param>
    /// <param name="setup">Program, options and model.</param>
    /// <param name="plan">The study.</param>
    /// <exception cref="StudyException">The folder holds results of another command, or another run writes there.</exception>
    /// <exception cref="StorageException">The folder may not be written.</exception>
    public static ValidationFolder Open(string path, RunSetup setup, StudyPlan plan)
    {
        ResultsLock taken = ResultsLock.Take(path);
        try
        {
            if (File.Exists(Path.Combine(path, RunLog.FileName)))
            {
                if (RunLog.CommandOf(path) != ResultsFolder.ValidationCommand)
                {
                    throw new StudyException("The folder holds results of another command: choose another with --out.");
                }

                ResultsStorage.Guard(() => Clear(path));
            }

            SortedDictionary<string, string> inputs = new(StringComparer.Ordinal);
            foreach (PhotoSeries series in plan.Series)
            {
                PhotoSeries used = series with { Photos = [.. series.Photos.Where(photo => ReferenceMask.KindsOf(photo).Count > 0)] };
                foreach ((string file, string hash) in SeriesInput.Of(used, plan.RootPath, setup).Files)
                {
                    inputs[file] = hash;
                }
            }

            ValidationFolder folder = new(path, taken, new ValidationRecord(
                setup.Program, setup.Build, "running", ResultsFolder.ValidationCommand, setup.Fingerprint, setup.Options, setup.ModelSha256, inputs, 0, new(StringComparer.Ordinal)));
            folder.WriteRecord(folder._record);
            return folder;
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>Writes the tables, the page, and last the record that vouches for them.</summary>
    /// <exception cref="StorageException">The disk is full or the folder may not be written.</exception>
    public void Write(ValidationResult result)
    {
        SortedDictionary<string, string> outputs = new(StringComparer.Ordinal);
        Write(ValidationTables.Photos.FileName, ValidationTables.Photos.ToBytes(result.Photos));
        Write(ValidationTables.Pairs.FileName, ValidationTables.Pairs.ToBytes(result.Pairs));
        Write(ValidationTables.Agreement.FileName, ValidationTables.Agreement.ToBytes(result.Agreement));
        Write(ValidationPage.FileName, ValidationPage.ToBytes(result, _record));
        WriteRecord(_record with { State = "complete", PhotosSkipped = result.PhotosSkipped, OutputSha256 = outputs });

        void Write(string name, byte[] bytes)
        {
            ResultsStorage.Write(Path.Combine(_path, name), bytes);
            outputs[name] = Sha256Text.Of(bytes);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static void Clear(string path)
    {
        foreach (string name in new[] { ValidationTables.Photos.FileName, ValidationTables.Pairs.FileName, ValidationTables.Agreement.FileName, ValidationPage.FileName })
        {
            File.Delete(Path.Combine(path, name));
        }

        string evidence = Path.Combine(path, EvidencePaths.Root);
        if (Directory.Exists(evidence))
        {
            Directory.Delete(evidence, recursive: true);
        }

        ResultsStorage.DeleteRemnants(path);
    }

    private void WriteRecord(ValidationRecord record) =>
        ResultsStorage.Write(Path.Combine(_path, RunLog.FileName), JsonSerializer.SerializeToUtf8Bytes(record, ValidationJson.Indented.ValidationRecord));
}
