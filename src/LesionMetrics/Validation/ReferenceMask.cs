using LesionMetrics.Acquisition;
using LesionMetrics.Calibration;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Measurement;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics.Validation;

/// <summary>The masks that a person drew beside a photo.</summary>
internal static class ReferenceMask
{
    /// <summary>The lesion kinds that <paramref name="entry"/> is to be measured for and has a reference of.</summary>
    public static IReadOnlyList<LesionKind> KindsOf(PhotoEntry entry) =>
        [.. PhotoMeasurer.KindsOf(entry.Condition).Where(kind => PathOf(entry, kind) is not null)];

    /// <summary>The reference of <paramref name="kind"/> at the photo's full upright size; what lies outside its region of interest is left out.</summary>
    /// <exception cref="MeasurementException">The file is no mask of the photo's size; the reason names it and the remedy.</exception>
    public static Mask Read(CalibratedPhoto photo, LesionKind kind)
    {
        PhotoEntry entry = photo.Photo.Entry;
        string path = PathOf(entry, kind)!;
        Mask mask = MaskPng.Read(path, CompanionFile.RelativePathOf(entry, path), photo.PhotoSize);
        return photo.Photo.Roi is null ? mask : MaskOperations.And(mask, photo.Photo.Roi);
    }

    private static string? PathOf(PhotoEntry entry, LesionKind kind) =>
        kind == LesionKind.Depigmented ? entry.ReferenceDepigmentedPath : entry.ReferencePlaquePath;
}
