using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics.Validation;

/// <summary>One photo, examined as any run does, held against its reference masks.</summary>
internal static class PhotoScorer
{
    /// <summary>Scores <paramref name="examination"/> for every lesion kind with a reference. Never throws for a photo or mask that cannot be used.</summary>
    public static ScoredPhoto Score(PhotoExamination examination, ValidationPictures pictures)
    {
        PhotoEntry entry = examination.Entry;
        Dictionary<LesionKind, Mask> references = [];
        List<PhotoAgreement> rows = [];
        foreach (LesionKind kind in ReferenceMask.KindsOf(entry))
        {
            Verdict verdict = examination.Verdict.And(examination.Doubt(kind).Verdict);
            PhotoAgreement row = new(
                entry.Subject,
                entry.Visit,
                entry.Day,
                entry.View,
                kind,
                verdict.Status,
                verdict.Reason,
                examination.Measurement?.ItaDegrees,
                examination.Masks?.Skin.CountIn(),
                null,
                null,
                null);
            rows.Add(examination is { Photo: not null, Segmented: not null, Masks: not null } ? Compare(row, examination, kind, references, pictures) : row);
        }

        return new ScoredPhoto(examination with { Masks = null }, references, rows);
    }

    private static PhotoAgreement Compare(
        PhotoAgreement row, PhotoExamination examination, LesionKind kind, Dictionary<LesionKind, Mask> references, ValidationPictures pictures)
    {
        Mask reference;
        try
        {
            reference = ReferenceMask.Read(examination.Segmented!.Calibrated, kind);
        }
        catch (MeasurementException refusal)
        {
            return row with { Status = OutcomeStatus.Failed, StatusReason = refusal.Reason };
        }

        references.Add(kind, reference);
        Mask measured = examination.Masks!.Lesions(kind);
        double width = reference.Width;
        double height = reference.Height;
        return row with
        {
            DiagonalPixels = Math.Sqrt((width * width) + (height * height)),
            Masks = MaskAgreement.Of(reference, measured),
            Picture = pictures.Write(examination.Photo!, kind, reference, measured),
        };
    }
}
