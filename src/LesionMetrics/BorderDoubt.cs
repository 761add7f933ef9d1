using System.Globalization;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Measurement;
using LesionMetrics.Segmentation;

namespace LesionMetrics;

/// <summary>Where the border of a lesion could plausibly lie elsewhere, a piece be none, or a lesion of the baseline be overlooked: its area is then no better known than these agree.</summary>
/// <param name="Verdict">Review where the plausible areas lie far apart, in words that say how far, or a lesion may have been overlooked.</param>
/// <param name="Band">Between the strict and the lenient border, the pieces in doubt, and what may have been overlooked, at analysis size; null where nothing is in doubt.</param>
internal sealed record BorderDoubt(Verdict Verdict, Mask? Band)
{
    /// <summary>No doubt: nothing was found that could be one, or a person has looked.</summary>
    public static readonly BorderDoubt None = new(Verdict.Ok, null);

    /// <summary>The doubt about the lesions of <paramref name="kind"/> on <paramref name="photo"/>; none where it was not segmented, or shows neither a lesion nor what may be one.</summary>
    public static BorderDoubt Of(SegmentedPhoto? photo, LesionKind kind)
    {
        if (photo?.Borders(kind) is not { } borders)
        {
            return None;
        }

        BorderDoubt drawn = borders.Likely.CountIn() == 0 ? OfNone(photo, borders, kind) : OfDrawn(photo, borders, kind);
        return borders.Vanished is { } vanished ? drawn.And(OfVanished(vanished, kind)) : drawn;
    }

    private BorderDoubt And(BorderDoubt other) => new(Verdict.And(other.Verdict), Band is null ? other.Band : other.Band is null ? Band : MaskOperations.Or(Band, other.Band));

    private static BorderDoubt OfVanished(Mask vanished, LesionKind kind)
    {
        string name = kind == LesionKind.Depigmented ? "depigmented area" : "plaque";
        return new BorderDoubt(new Verdict(OutcomeStatus.Review, $"a {name} of the baseline was not found again, though something of it may be left: look at the overlay"), vanished);
    }

    private static BorderDoubt OfDrawn(SegmentedPhoto photo, LesionMask borders, LesionKind kind)
    {
        (Mask strict, Mask lenient) = (borders.Strict, borders.Lenient);
        if (borders is { Pieces: { } pieces, Doubtful: { } doubtful })
        {
            Mask mimics = pieces.Only(doubtful.Mimics);
            strict = MaskOperations.AndNot(strict, pieces.Only(doubtful.Lesions));
            lenient = MaskOperations.Or(lenient, kind == LesionKind.Plaque ? MaskOperations.AndNot(mimics, photo.Depigmented) : mimics);
        }

        PlausibleAreas areas = new(strict.CountIn(), borders.Likely.CountIn(), lenient.CountIn());
        if (!areas.AreWide)
        {
            return None;
        }

        bool byBorder = new PlausibleAreas(borders.Strict.CountIn(), borders.Likely.CountIn(), borders.Lenient.CountIn()).AreWide;
        string doubt = (byBorder, kind) switch
        {
            (true, LesionKind.Depigmented) => "the border of the depigmented area is uncertain",
            (true, _) => "the border of the plaque is uncertain",
            (false, LesionKind.Depigmented) => "it is uncertain which parts are depigmented",
            (false, _) => "it is uncertain which parts are plaque",
        };
        string reason = string.Create(
            CultureInfo.InvariantCulture, $"{doubt}, {100 * areas.Strict / areas.Likely:F0} to {100 * areas.Lenient / areas.Likely:F0} % of the area are plausible: look at the overlay");
        return new BorderDoubt(new Verdict(OutcomeStatus.Review, reason), MaskOperations.AndNot(lenient, strict));
    }

    /// <summary>The doubt where no lesion was found, but a piece that is more probably one than not was left out as not sure enough.</summary>
    private static BorderDoubt OfNone(SegmentedPhoto photo, LesionMask borders, LesionKind kind)
    {
        if (borders is not { Pieces: { } pieces, Doubtful: { } doubtful })
        {
            return None;
        }

        Mask probable = pieces.Only([.. doubtful.Mimics.Where(pieces.IsProbable)]);
        Mask leftOut = kind == LesionKind.Plaque ? MaskOperations.AndNot(probable, photo.Depigmented) : probable;
        string name = kind == LesionKind.Depigmented ? "depigmented area" : "plaque";
        return leftOut.CountIn() == 0
            ? None
            : new BorderDoubt(new Verdict(OutcomeStatus.Review, $"what may be a {name} was left out, as it is not sure enough that there is one: look at the overlay"), leftOut);
    }
}
