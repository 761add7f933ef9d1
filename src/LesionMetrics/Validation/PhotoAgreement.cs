using LesionMetrics.Segmentation;

namespace LesionMetrics.Validation;

/// <summary>One photo and lesion kind held against its reference mask, a row of <c>validation.csv</c>. Numbers are null where the photo failed.</summary>
/// <param name="Subject">Subject code.</param>
/// <param name="Visit">Visit name.</param>
/// <param name="Day">Days since baseline.</param>
/// <param name="View">View name.</param>
/// <param name="Lesion">Lesion kind.</param>
/// <param name="Status">Verdict of the photo and of this lesion's borders, as <c>measurements.csv</c> has it; failed too where its reference mask cannot be used.</param>
/// <param name="StatusReason">Why; empty when ok.</param>
/// <param name="ItaDegrees">Individual typology angle of the unaffected skin.</param>
/// <param name="SkinPixels">Visible skin that the program found, in photo pixels: what areas in per cent of skin refer to.</param>
/// <param name="DiagonalPixels">Diagonal of the photo, in pixels.</param>
/// <param name="Masks">The comparison at the photo's full size, within the region of interest where there is one.</param>
/// <param name="Picture">Path of the picture of both outlines inside the results folder; null where there is none.</param>
public sealed record PhotoAgreement(
    string Subject,
    string Visit,
    double Day,
    string View,
    LesionKind Lesion,
    OutcomeStatus Status,
    string StatusReason,
    double? ItaDegrees,
    long? SkinPixels,
    double? DiagonalPixels,
    MaskAgreement? Masks,
    string? Picture)
{
    /// <summary>Skin tone; null where the photo was not measured.</summary>
    public ToneGroup? Tone => ToneGroups.Of(ItaDegrees);

    /// <summary>Measured minus reference area, in pixels.</summary>
    public long? AreaErrorPixels => Masks is null ? null : Masks.MeasuredPixels - Masks.ReferencePixels;

    /// <summary>Measured minus reference area in per cent of the reference; null where that is empty.</summary>
    public double? AreaErrorPercent => Masks is { ReferencePixels: > 0 } ? 100.0 * AreaErrorPixels / Masks.ReferencePixels : null;

    /// <summary>Reference area in per cent of skin.</summary>
    public double? ReferencePercentOfSkin => OfSkin(Masks?.ReferencePixels);

    /// <summary>Measured area in per cent of skin.</summary>
    public double? MeasuredPercentOfSkin => OfSkin(Masks?.MeasuredPixels);

    /// <summary>Area measured outside the reference, in per cent of skin.</summary>
    public double? FalsePercentOfSkin => OfSkin(Masks?.FalsePixels);

    /// <summary>Area of the reference that was missed, in per cent of skin.</summary>
    public double? MissedPercentOfSkin => OfSkin(Masks?.MissedPixels);

    /// <summary>HD95 in per cent of the photo's diagonal, which photos of any resolution share.</summary>
    public double? Hausdorff95PercentOfDiagonal => 100 * Masks?.Hausdorff95Pixels / DiagonalPixels;

    private double? OfSkin(long? area) => SkinPixels > 0 ? 100.0 * area / SkinPixels : null;
}
