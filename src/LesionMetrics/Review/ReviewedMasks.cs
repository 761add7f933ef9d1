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

    /// <summary>Whose the mask of <paramref name="kind"/> is.</summary>
    public MaskOrigin Origin(LesionKind kind) => Of(kind)?.Record.Origin ?? MaskOrigin.Program;

    /// <summary><paramref name="photo"/> with the reviewed lesions in place of its own, within its region of interest; where a person saw a lesion there is skin.</summary>
    public SegmentedPhoto Apply(SegmentedPhoto photo)
    {
        if (Depigmented is null && Plaque is null)
        {
            return photo;
        }

        LesionMask depigmented = Borders(photo, LesionKind.Depigmented);
        LesionMask plaque = Borders(photo, LesionKind.Plaque);
        (depigmented, plaque) = Depigmented is null ? (Without(depigmented, plaque), plaque) : (depigmented, Without(plaque, depigmented));
        LesionStage stage = photo.Stage with { Skin = MaskOperations.Or(photo.Skin, MaskOperations.Or(depigmented.Likely, plaque.Likely)) };
        return photo with
        {
            DepigmentedBorders = depigmented,
            PlaqueBorders = plaque,
            Stage = stage,
            Unaffected = LesionBorders.Unaffected(stage, depigmented.Likely, plaque.Likely),
        };
    }

    /// <summary><paramref name="masks"/>, those of <paramref name="photo"/> at full size, with the reviewed ones to the pixel in which they were drawn.</summary>
    public PhotoMasks Apply(PhotoMasks masks, SegmentedPhoto photo)
    {
        if (Depigmented is null && Plaque is null)
        {
            return masks;
        }

        Mask? roi = photo.Calibrated.Roi is { } small ? SmoothMask.Enlarge(small, masks.Skin.Size) : null;
        Mask depigmented = Within(Depigmented?.Mask, roi) ?? masks.Depigmented;
        Mask plaque = Within(Plaque?.Mask, roi) ?? masks.Plaque;
        (depigmented, plaque) = Depigmented is null
            ? (MaskOperations.AndNot(depigmented, plaque), plaque)
            : (depigmented, MaskOperations.AndNot(plaque, depigmented));
        return new PhotoMasks(MaskOperations.Or(masks.Skin, MaskOperations.Or(depigmented, plaque)), depigmented, plaque);
    }

    /// <summary>The lesion as reviewed, the program's to the bit where it was let stand. How far its border could lie elsewhere is the program's estimate where the program's mask was let stand, and nothing is known of it where it was not.</summary>
    private LesionMask Borders(SegmentedPhoto photo, LesionKind kind)
    {
        LesionMask own = photo.Borders(kind);
        if (Of(kind) is not { } reviewed)
        {
            return own;
        }

        if (reviewed.Record.Origin == MaskOrigin.Accepted && SmoothMask.Enlarge(own.Likely, reviewed.Mask.Size).Pixels.SequenceEqual(reviewed.Mask.Pixels))
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
