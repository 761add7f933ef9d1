using System.Globalization;
using System.Text;
using LesionMetrics.Acquisition;
using LesionMetrics.Calibration;
using LesionMetrics.Imaging;
using LesionMetrics.Measurement;
using LesionMetrics.Reporting;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics.Training;

/// <summary>
/// The photos of a study that a model can learn lesions from: those with a reference mask for every lesion kind that they are to be measured for. With one
/// kind missing, its lesions would be taught as unaffected skin.
/// </summary>
/// <param name="Entries">The photos, in study order.</param>
/// <param name="PhotosWithoutReference">Photos left out for want of a mask.</param>
/// <param name="Refusals">Why a photo or mask could not be used, one sentence each, in study order.</param>
/// <param name="Sha256">Hash over photos, masks and conditions used; null without any.</param>
public sealed record StudyTrainingSet(IReadOnlyList<PhotoEntry> Entries, int PhotosWithoutReference, IReadOnlyList<string> Refusals, string? Sha256)
{
    /// <summary>No study.</summary>
    public static readonly StudyTrainingSet Empty = new([], 0, [], null);

    /// <summary>Opens every photo with its masks once, so that a run does not fail late on one that cannot be used.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between photos.</exception>
    public static StudyTrainingSet Of(StudyPlan plan, CancellationToken cancellation)
    {
        List<PhotoEntry> entries = [];
        List<string> refusals = [];
        int without = 0;
        StringBuilder hashes = new();
        foreach (PhotoEntry entry in plan.Series.SelectMany(series => series.Photos))
        {
            cancellation.ThrowIfCancellationRequested();
            if (PhotoMeasurer.KindsOf(entry.Condition).Any(kind => PathOf(entry, kind) is null))
            {
                without++;
                continue;
            }

            try
            {
                TrainingPhoto photo = Read(entry);
                _ = PhotoCalibrator.Calibrate(photo.Photo, new CalibrationOptions());
                hashes.Append(CultureInfo.InvariantCulture, $"{entry.Condition} {photo.Photo.Sha256}");
                foreach (string path in PhotoMeasurer.KindsOf(entry.Condition).Select(kind => PathOf(entry, kind)).Append(entry.RoiPath).OfType<string>())
                {
                    hashes.Append(' ').Append(Sha256Text.OfFile(path));
                }

                hashes.Append('\n');
                entries.Add(entry);
            }
            catch (MeasurementException refusal)
            {
                refusals.Add(refusal.Reason.Contains(entry.RelativePath, StringComparison.Ordinal) ? refusal.Reason : $"{entry.RelativePath}: {refusal.Reason}");
            }
        }

        return new StudyTrainingSet(entries, without, refusals, entries.Count > 0 ? Sha256Text.Of(Encoding.UTF8.GetBytes(hashes.ToString())) : null);
    }

    /// <summary>A photo with its reference masks; what is neither skin nor lesion is unknown.</summary>
    /// <exception cref="MeasurementException">The photo or a mask cannot be used.</exception>
    internal static TrainingPhoto Read(PhotoEntry entry)
    {
        Photo photo = PhotoReader.Read(entry, new AcquisitionOptions());
        return new TrainingPhoto(photo, Reference(LesionKind.Depigmented), Reference(LesionKind.Plaque), null);

        Mask? Reference(LesionKind kind) => PhotoMeasurer.KindsOf(entry.Condition).Contains(kind) && PathOf(entry, kind) is { } path
            ? MaskPng.Read(path, CompanionFile.RelativePathOf(entry, path), photo.Raster.Size)
            : null;
    }

    private static string? PathOf(PhotoEntry entry, LesionKind kind) =>
        kind == LesionKind.Depigmented ? entry.ReferenceDepigmentedPath : entry.ReferencePlaquePath;
}
