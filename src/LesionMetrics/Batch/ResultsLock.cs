namespace LesionMetrics.Batch;

/// <summary>Keeps two runs from writing into one results folder. The system lets go of it when the process ends, a kill included.</summary>
public sealed class ResultsLock : IDisposable
{
    private const string FileName = ".lock";

    private readonly FileStream _file;

    private ResultsLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of <paramref name="resultsFolder"/>, which is made if need be.</summary>
    /// <exception cref="StudyException">Another run holds it, or the folder cannot be made.</exception>
    public static ResultsLock Take(string resultsFolder)
    {
        try
        {
            Directory.CreateDirectory(resultsFolder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StudyException("The results folder cannot be made: check --out and its permissions.", e);
        }

        try
        {
            return new ResultsLock(new FileStream(Path.Combine(resultsFolder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
        }
        catch (IOException e)
        {
            throw new StudyException("Another run is writing into this results folder: wait for it, or choose another with --out.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StudyException("The results folder cannot be written: check its permissions, or choose another with --out.", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
