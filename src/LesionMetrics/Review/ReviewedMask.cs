using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;
using LesionMetrics.Reporting;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Review;

/// <summary>A mask that a person has accepted or corrected.</summary>
/// <param name="Mask">The mask, at the upright photo's full size.</param>
/// <param name="Record">What is stored beside it.</param>
internal sealed record ReviewedMask(Mask Mask, ReviewRecord Record)
{
    /// <summary>Opens <paramref name="file"/>, if there is one.</summary>
    /// <param name="file">The stored mask; null for none.</param>
    /// <param name="kind">Its lesion kind.</param>
    /// <param name="photoSha256">Hash of the photo that it is to be used on.</param>
    /// <param name="photoSize">The upright size of that photo.</param>
    /// <returns>The mask, null where there is none that can be used; review where one is not used, as the person who drew it must know.</returns>
    public static (ReviewedMask? Mask, Verdict Verdict) Open(ReviewedMaskFile? file, LesionKind kind, string photoSha256, ImageSize photoSize)
    {
        if (file is null)
        {
            return (null, Verdict.Ok);
        }

        try
        {
            string? fault = file.Fault
                ?? (file.Record!.PhotoSha256 != photoSha256 ? "was drawn on another photo"
                    : Sha256Text.OfFile(file.MaskPath) != file.Record.MaskSha256 ? "was changed outside this program"
                    : null);
            return fault is null
                ? (new ReviewedMask(MaskPng.Read(file.MaskPath, file.RelativePath, photoSize), file.Record!), Verdict.Ok)
                : (null, Unused(kind, fault));
        }
        catch (Exception unreadable) when (unreadable is MeasurementException or IOException or UnauthorizedAccessException)
        {
            return (null, Unused(kind, "is not to be read"));
        }
    }

    private static Verdict Unused(LesionKind kind, string fault) =>
        new(OutcomeStatus.Review, $"the reviewed {CellText.Lesion(kind)} mask {fault} and is not used: review it again");
}
