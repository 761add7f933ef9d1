using System.Runtime.ExceptionServices;
using LesionMetrics.Batch;
using LesionMetrics.Native;
using LesionMetrics.Reporting;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Training;

/// <summary>A whole training: renders synthetic photos, adds those of a study, fits the classifiers, and writes the model with its card.</summary>
public static class TrainingRun
{
    // Hidden, so that nobody takes an unfinished model for one.
    private const string WorkFolder = ".training.tmp";

    /// <summary>Trains a model into <paramref name="folder"/>. The same options and photos give the same bytes.</summary>
    /// <param name="folder">The model folder; made if need be, a model in it is replaced once the new one is whole.</param>
    /// <param name="options">Sizes and seeds.</param>
    /// <param name="study">Photos with reference masks; <see cref="StudyTrainingSet.Empty"/> for none.</param>
    /// <param name="jobs">Series rendered at once, at least 1; changes no byte.</param>
    /// <param name="progress">Told a line a step, one call at a time.</param>
    /// <param name="cancellation">Stops between photos; the folder then holds what it held before.</param>
    /// <returns>The model as written.</returns>
    /// <exception cref="StudyException">XGBoost is missing, or the folder is in use.</exception>
    /// <exception cref="StorageException">The disk is full or the folder may not be written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static TissueModel Train(
        string folder, TrainingOptions options, StudyTrainingSet study, int jobs, Action<string> progress, CancellationToken cancellation)
    {
        RequireTrainer();
        using ResultsLock taken = ResultsLock.Take(folder);
        string work = Path.Combine(folder, WorkFolder);
        try
        {
            DeleteWork(work);
            TrainIn(work, folder, options, study, jobs, progress, cancellation);
        }
        catch (AggregateException several)
        {
            // Every photo of a full disk fails alike; a cancelled one says so.
            ExceptionDispatchInfo.Throw(Explained(several.InnerExceptions[0]));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ResultsStorage.Explain(e);
        }
        finally
        {
            DeleteWork(work);
        }

        return TissueModel.LoadFrom(folder);
    }

    private static void TrainIn(
        string work, string folder, TrainingOptions options, StudyTrainingSet study, int jobs, Action<string> progress, CancellationToken cancellation)
    {
        List<string> steps = [];
        TrainingSeries[] series = [.. options.PixelSeries, .. options.PieceSeries, .. options.ExtensiveSeries];
        using PhantomPhotoStore phantoms = PhantomPhotoStore.Render(
            Path.Combine(work, "photos"),
            series,
            jobs,
            done => progress(FormattableString.Invariant($"[{done}/{series.Length}] series rendered")),
            cancellation);
        int pixelPhotos = phantoms.CountOf(options.PixelSeries.Count);
        int plainPhotos = phantoms.CountOf(options.PixelSeries.Count + options.PieceSeries.Count);
        ModelTrainer.Train(
            new TrainingPhotos(pixelPhotos + study.Entries.Count, i => i < pixelPhotos ? Phantom(i) : StudyTrainingSet.Read(study.Entries[i - pixelPhotos])),
            new TrainingPhotos(phantoms.Count - plainPhotos, i => Phantom(plainPhotos + i)),
            new TrainingPhotos(plainPhotos - pixelPhotos, i => Phantom(pixelPhotos + i)),
            work,
            options,
            step =>
            {
                steps.Add(step);
                progress(step);
            });
        TissueModel model = TissueModel.LoadFrom(work);
        File.WriteAllBytes(Path.Combine(work, ModelCard.FileName), ModelCard.ToBytes(model, work, options, phantoms.Count, study, steps));
        foreach (string name in TissueModel.Files.Append(ModelCard.FileName))
        {
            File.Move(Path.Combine(work, name), Path.Combine(folder, name), overwrite: true);
        }

        TrainingPhoto Phantom(int index)
        {
            cancellation.ThrowIfCancellationRequested();
            return phantoms.Read(index);
        }
    }

    private static Exception Explained(Exception cause) => cause is IOException or UnauthorizedAccessException ? ResultsStorage.Explain(cause) : cause;

    private static void DeleteWork(string work)
    {
        if (Directory.Exists(work))
        {
            Directory.Delete(work, recursive: true);
        }
    }

    // Rendering takes long; that the trainer is missing should be known before.
    private static void RequireTrainer()
    {
        using XgboostModel model = XgboostModel.Train([0, 1], [0, 1], [1, 1], ["x"], new Dictionary<string, string> { ["verbosity"] = "0" }, rounds: 1);
    }
}
