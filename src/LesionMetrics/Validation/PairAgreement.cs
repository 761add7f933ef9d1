using LesionMetrics.Measurement;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Validation;

/// <summary>
/// One follow-up and lesion kind: the change that the reference masks of both visits show against the measured one, a row of
/// <c>validation_pairs.csv</c>. Both are counted in the baseline's frame by one registration, the program's own, over the skin that it found in both
/// photos: the difference tells of outlines, and not of registration.
/// </summary>
/// <param name="Subject">Subject code.</param>
/// <param name="View">View name.</param>
/// <param name="BaselineVisit">The baseline.</param>
/// <param name="FollowupVisit">The later visit.</param>
/// <param name="Days">Days between them.</param>
/// <param name="Lesion">Lesion kind.</param>
/// <param name="Status">Verdict of the pair.</param>
/// <param name="StatusReason">Why; empty when ok.</param>
/// <param name="ItaDegrees">Individual typology angle of the baseline's unaffected skin; null where it was not measured.</param>
/// <param name="Reference">Areas by the reference masks; null where the pair failed.</param>
/// <param name="Measured">Areas by the program, as in <c>comparisons.csv</c>; null where the pair failed.</param>
/// <param name="ReferenceSeenPercent">Share of the baseline's reference on skin that counts, in per cent; null where the reference is empty.</param>
/// <param name="RegistrationErrorPixels">The program's own 95 % bound, in baseline pixels.</param>
public sealed record PairAgreement(
    string Subject,
    string View,
    string BaselineVisit,
    string FollowupVisit,
    double Days,
    LesionKind Lesion,
    OutcomeStatus Status,
    string StatusReason,
    double? ItaDegrees,
    AreaChange? Reference,
    AreaChange? Measured,
    double? ReferenceSeenPercent,
    double? RegistrationErrorPixels)
{
    /// <summary>Skin tone at baseline; null where it was not measured.</summary>
    public ToneGroup? Tone => ToneGroups.Of(ItaDegrees);

    /// <summary>Repigmentation by the reference masks, in per cent; null for plaques and at A0 = 0.</summary>
    public double? ReferenceRepigmentationPercent => Lesion == LesionKind.Depigmented ? Reference?.RepigmentationPercent : null;

    /// <summary>Repigmentation as measured, in per cent; null for plaques and at A0 = 0.</summary>
    public double? MeasuredRepigmentationPercent => Lesion == LesionKind.Depigmented ? Measured?.RepigmentationPercent : null;

    /// <summary>The two changes: repigmentation of depigmented areas, area change of plaques, in per cent; null where either is unknown.</summary>
    public PairedValue? Change => Lesion == LesionKind.Depigmented
        ? Both(ReferenceRepigmentationPercent, MeasuredRepigmentationPercent)
        : Both(Reference?.ChangePercent, Measured?.ChangePercent);

    private static PairedValue? Both(double? reference, double? measured) =>
        reference is { } first && measured is { } second ? new PairedValue(first, second) : null;
}
