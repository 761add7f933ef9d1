using LesionMetrics.Acquisition;
using LesionMetrics.Calibration;
using LesionMetrics.Imaging;
using LesionMetrics.Measurement;
using LesionMetrics.Reporting;
using LesionMetrics.Review;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics;

/// <summary>How far one photo came: decoded, segmented, measured, or refused on the way.</summary>
/// <param name="Entry">The photo.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Sha256">Hash of the file; null if it could not be read.</param>
/// <param name="PhotoSize">Size of the upright photo, in pixels; null if it could not be decoded.</param>
/// <param name="Photo">The decoded photo, its pixels reduced for a screen once it is measured; null if decoding failed.</param>
/// <param name="Segmented">Its tissue; null if that failed.</param>
/// <param name="Masks">Its masks at full size; null if that failed.</param>
/// <param name="Measurement">Its numbers; null if that failed.</param>
internal sealed record PhotoExamination(
    PhotoEntry Entry,
    Verdict Verdict,
    string? Sha256,
    ImageSize? PhotoSize,
    Photo? Photo,
    SegmentedPhoto? Segmented,
    PhotoMasks? Masks,
    PhotoMeasurement? Measurement)
{
    /// <summary>The photo in linear light; null if it could not be decoded. There even where no skin was found.</summary>
    public CalibratedPhoto? Calibrated { get; init; }

    /// <summary>What tells whether the photo was submitted twice; null if it could not be decoded.</summary>
    public PhotoFingerprint? Fingerprint { get; init; }

    /// <summary>Its masks that a person has accepted or corrected.</summary>
    public ReviewedMasks Reviewed { get; init; } = ReviewedMasks.None;

    /// <summary>The same photo with what a person has said of its lesions in place of what the program saw.</summary>
    public PhotoExamination WithReviewed()
    {
        if (Segmented is null)
        {
            return this;
        }

        (SegmentedPhoto segmented, ReviewedMasks reviewed) = Reviewed.Apply(Segmented);
        return this with { Segmented = segmented, Reviewed = reviewed };
    }

    /// <summary>Its row in <c>photos.csv</c>.</summary>
    public PhotoRow ToRow()
    {
        Verdict verdict = PhotoMeasurer.KindsOf(Entry.Condition).Aggregate(Verdict, (sum, kind) => sum.And(Doubt(kind).Verdict));
        return new PhotoRow(
            Entry.Subject,
            Entry.Visit,
            Entry.Day,
            Entry.View,
            Entry.RelativePath,
            Sha256,
            PhotoSize?.Width,
            PhotoSize?.Height,
            verdict.Status,
            verdict.Reason,
            Photo?.Quality.BlurScore,
            Photo?.Quality.ClippedPercent,
            Measurement?.SkinPercent,
            Measurement?.ItaDegrees);
    }

    /// <summary>How far the border of <paramref name="kind"/> is in doubt: not at all once a person has looked.</summary>
    public BorderDoubt Doubt(LesionKind kind) => Reviewed.Of(kind) is null ? BorderDoubt.Of(Measurement is null ? null : Segmented, kind) : BorderDoubt.None;

    /// <summary>Its rows in <c>measurements.csv</c>: one a lesion kind asked for, without numbers if it failed.</summary>
    public IEnumerable<MeasurementRow> ToMeasurementRows() => Measurement is null
        ? PhotoMeasurer.KindsOf(Entry.Condition).Select(kind => new MeasurementRow(
            Entry.Subject, Entry.Visit, Entry.Day, Entry.View, kind, null, null, null, null, null, null, null, null, null, Verdict.Status))
        : Measurement.Lesions.Select(lesion => new MeasurementRow(
            Entry.Subject,
            Entry.Visit,
            Entry.Day,
            Entry.View,
            lesion.Kind,
            lesion.AreaPixels,
            lesion.AreaPercentOfSkin,
            lesion.LesionCount,
            lesion.Indices?.ErythemaIndex,
            lesion.Indices?.ErythemaIndexSkin,
            lesion.Indices?.ErythemaContrast,
            lesion.Indices?.MelaninContrast,
            lesion.Indices?.ScalingIndex,
            lesion.Indices?.DeltaE2000,
            Verdict.And(Doubt(lesion.Kind).Verdict).Status)
        {
            MaskOrigin = Reviewed.Origin(lesion.Kind),
            ReviewedMaskSha256 = Reviewed.Of(lesion.Kind)?.Record.MaskSha256,
        });
}
