using System.Globalization;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Measurement;
using LesionMetrics.Segmentation;

namespace LesionMetrics;

/// <summary>Where the border of a lesion could plausibly lie elsewhere: its area is then no better known than the borders agree.</summary>
/// <param name="Verdict">Review where the plausible areas lie far apart, in words that say how far.</param>
/// <param name="Band">Between the strict and the lenient border, at analysis size; null where nothing is in doubt.</param>
internal sealed record BorderDoubt(Verdict Verdict, Mask? Band)
{
    private static readonly BorderDoubt None = new(Verdict.Ok, null);

    /// <summary>The doubt about the lesions of <paramref name="kind"/> on <paramref name="photo"/>; none where it was not segmented or shows none.</summary>
    public static BorderDoubt Of(SegmentedPhoto? photo, LesionKind kind)
    {
        if (photo is null || photo.Borders(kind) is not { } borders)
        {
            return None;
        }

        PlausibleAreas areas = new(borders.Strict.CountIn(), borders.Likely.CountIn(), borders.Lenient.CountIn());
        if (!areas.AreWide)
        {
            return None;
        }

        string name = kind == LesionKind.Depigmented ? "depigmented area" : "plaque";
        string reason = string.Create(
            CultureInfo.InvariantCulture, $"the border of the {name} is uncertain, {100 * areas.Strict / areas.Likely:F0} to {100 * areas.Lenient / areas.Likely:F0} % of its area are plausible: look at the overlay");
        return new BorderDoubt(new Verdict(OutcomeStatus.Review, reason), MaskOperations.AndNot(borders.Lenient, borders.Strict));
    }
}
