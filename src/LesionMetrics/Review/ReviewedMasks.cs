using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Measurement;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics.Review;

/// <summary>The masks of one photo that a person has accepted or corrected. They stand in place of the program's, and what it draws of the other kind ends where they begin.</summary>
/// <param name="Depigmented">Depigmented areas; null where nobody has looked.</param>
/// <param name="Plaque">Plaques; null where nobody has looked.</param>
/// <param name="Verdict">Review where a reviewed mask is there and cannot be used.</param>
internal sealed record ReviewedMasks(ReviewedMask? Depigmented, ReviewedMask? Plaque, Verdict Verdict)
{
    /// <summary>Nobody has looked.</summary>
    public static readonly ReviewedMasks None = new(null, null, Verdict.Ok);

    /// <summary>The reviewed masks of <paramref name="entry"/>, whose file has the given hash and, upright, the given size.</summary>
    public static ReviewedMasks Open(PhotoEntry entry, string photoSha256, ImageSize photoSize)
    {
        (ReviewedMask? depigmented, Verdict first) = ReviewedMask.Open(entry.ReviewedDepigmented, LesionKind.Depigmented, photoSha256, photoSize);
        (ReviewedMask? plaque, Verdict second) = ReviewedMask.Open(entry.ReviewedPlaque, LesionKind.Plaque, photoSha256, photoSize);
        return new ReviewedMasks(depigmented, plaque, first.And(second));
    }

    /// <summary>The reviewed mask of <paramref name="kind"/>; null where nobody has looked.</summary>
    public ReviewedMask? Of(LesionKind kind) => kind == LesionKind.Depigmented ? Depigmented : Plaque;

    /// <summary>The kind that the program alone drew, and of which a person's mask of the other kind took a part; null for none.</summary>
    public LesionKind? Cut { get; private init; }

    /// <summary>Whose the mask of <paramref name="kind"/> is: a person's, too, where a person's mask of the other kind took a part of it.</summary>
    public MaskOrigin Origin(LesionKind kind) => Of(kind)?.Record.Origin ?? (Cut == kind ? MaskOrigin.Corrected : MaskOrigin.Program);

    /// <summary><paramref name="photo"/> with the reviewed lesions in place of its own, within its region of interest; where a person saw a lesion there is skin.</summary>
    /// <returns>The photo, itself where the program's masks were let stand; and these masks, which then know what they took from the other kind.</returns>
    public (SegmentedPhoto Photo, ReviewedMasks Reviewed) Apply(SegmentedPhoto photo)
    {
        LesionMask depigmented = Borders(photo, LesionKind.Depigmented);
        LesionMask plaque = Borders(photo, LesionKind.Plaque);
        if (ReferenceEquals(depigmented, photo.DepigmentedBorders) && ReferenceEquals(plaque, photo.PlaqueBorders))
        {
            return (photo, this);
        }

        LesionKind? cut = null;
        if (MaskOperations.IntersectionCount(depigmented.Likely, plaque.Likely) > 0)
        {
            cut = Depigmented is null ? LesionKind.Depigmented : Plaque is null ? LesionKind.Plaque : null;
        }

        (depigmented, plaque) = Depigmented is null ? (Without(depigmented, plaque), plaque) : (depigmented, Without(plaque, depigmented));
        LesionStage stage = photo.Stage with { Skin = MaskOperations.Or(photo.Skin, MaskOperations.Or(depigmented.Likely, plaque.Likely)) };
        SegmentedPhoto reviewed = photo with
        {
            DepigmentedBorders = depigmented,
            PlaqueBorders = plaque,
            Stage = stage,
            Unaffected = LesionBorders.Unaffected(stage, depigmented.Likely, plaque.Likely),
        };
        return (reviewed, this with { Cut = cut });
    }

    /// <summary><paramref name="masks"/>, those of <paramref name="photo"/> at full size, with the reviewed ones to the pixel in which they were drawn.</summary>
    public PhotoMasks Apply(PhotoMasks masks, SegmentedPhoto photo)
    {
        Mask? roi = photo.Calibrated.Roi is { } small ? SmoothMask.Enlarge(small, masks.Skin.Size) : null;
        Mask? drawnDepigmented = Drawn(LesionKind.Depigmented);
        Mask? drawnPlaque = Drawn(LesionKind.Plaque);
        if (drawnDepigmented is null && drawnPlaque is null)
        {
            return masks;
        }

        Mask depigmented = drawnDepigmented ?? MaskOperations.AndNot(masks.Depigmented, drawnPlaque!);
        Mask plaque = drawnDepigmented is null ? drawnPlaque! : MaskOperations.AndNot(drawnPlaque ?? masks.Plaque, drawnDepigmented);
        return new PhotoMasks(MaskOperations.Or(masks.Skin, MaskOperations.Or(depigmented, plaque)), depigmented, plaque);

        // What was let stand is the program's, and takes nothing from the other kind.
        Mask? Drawn(LesionKind kind) => Of(kind) is not { } reviewed
            || (reviewed.Record.Origin == MaskOrigin.Accepted && masks.Lesions(kind).Pixels.SequenceEqual(reviewed.Mask.Pixels))
                ? null
                : Within(reviewed.Mask, roi);
    }

    /// <summary>The lesion as reviewed, the program's own where it was let stand. How far its border could lie elsewhere is the program's estimate where the program's mask was let stand, and nothing is known of it where it was not.</summary>
    private LesionMask Borders(SegmentedPhoto photo, LesionKind kind)
    {
        LesionMask own = photo.Borders(kind);
        if (Of(kind) is not { } reviewed
            || (reviewed.Record.Origin == MaskOrigin.Accepted && SmoothMask.Enlarge(own.Likely, reviewed.Mask.Size).Pixels.SequenceEqual(reviewed.Mask.Pixels)))
        {
            return own;
        }

        Mask likely = Within(PlaneArithmetic.AtLeastHalf(Resampler.Resize(PlaneArithmetic.Coverage(reviewed.Mask), photo.Skin.Size)), photo.Calibrated.Roi)!;
        return reviewed.Record.Origin == MaskOrigin.Accepted
            ? new LesionMask(likely, MaskOperations.And(own.Strict, likely), MaskOperations.Or(own.Lenient, likely))
            : new LesionMask(likely, likely, likely);
    }

    private static LesionMask Without(LesionMask lesion, LesionMask other) => lesion.Select(mask => MaskOperations.AndNot(mask, other.Likely));

    private static Mask? Within(Mask? mask, Mask? roi) => mask is null || roi is null ? mask : MaskOperations.And(mask, roi);
}
