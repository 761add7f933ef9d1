using LesionMetrics.Segmentation;

namespace LesionMetrics.Validation;

/// <summary>From rows to agreement: each lesion kind, over all photos and by skin tone.</summary>
public static class AgreementSummary
{
    /// <summary>The groups that hold any photo, in the order of <see cref="ToneGroups.Names"/> within each lesion kind.</summary>
    public static IReadOnlyList<GroupAgreement> Of(IReadOnlyList<PhotoAgreement> photos, IReadOnlyList<PairAgreement> pairs) =>
    [
        .. from kind in Enum.GetValues<LesionKind>()
           from name in ToneGroups.Names
           let chosen = photos.Where(photo => photo.Lesion == kind && ToneGroups.Holds(name, photo.Tone)).ToArray()
           where chosen.Length > 0
           select OfGroup(kind, name, chosen, [.. pairs.Where(pair => pair.Lesion == kind && ToneGroups.Holds(name, pair.Tone))]),
    ];

    /// <summary>Areas in per cent of skin, one pair of values a scored photo.</summary>
    public static IReadOnlyList<PairedValue> Areas(IEnumerable<PhotoAgreement> photos) =>
        [.. photos.Select(AreaOf).OfType<PairedValue>()];

    /// <summary>The areas of one photo; null where it was not scored.</summary>
    public static PairedValue? AreaOf(PhotoAgreement photo) =>
        photo is { ReferencePercentOfSkin: { } reference, MeasuredPercentOfSkin: { } measured } ? new PairedValue(reference, measured) : null;

    private static GroupAgreement OfGroup(LesionKind kind, string name, IReadOnlyList<PhotoAgreement> photos, IReadOnlyList<PairAgreement> pairs)
    {
        PhotoAgreement[] scored = [.. photos.Where(photo => photo.Masks is not null)];
        PhotoAgreement[] withLesion = [.. scored.Where(photo => photo.Masks!.ReferencePixels > 0)];
        PhotoAgreement[] withBoth = [.. withLesion.Where(photo => photo.Masks!.Hausdorff95Pixels is not null)];
        PairedValue[] areas = [.. Areas(scored)];
        PairedValue[] changes = [.. pairs.Select(pair => pair.Change).OfType<PairedValue>()];
        return new GroupAgreement(
            kind,
            name,
            scored.Length,
            photos.Count - scored.Length,
            withLesion.Length,
            Mean(withLesion.Select(photo => photo.Masks!.Dice)),
            Median(withLesion.Select(photo => photo.Masks!.Dice)),
            Mean(withLesion.Select(photo => photo.Masks!.Jaccard)),
            withBoth.Length,
            Median(withBoth.Select(photo => photo.Masks!.Hausdorff95Pixels)),
            Median(withBoth.Select(photo => photo.Hausdorff95PercentOfDiagonal)),
            Mean(scored.Where(photo => photo.Masks!.ReferencePixels == 0).Select(photo => photo.FalsePercentOfSkin)),
            BlandAltman.Of(areas),
            IntraclassCorrelation.Of(areas),
            pairs.Count(pair => pair.Reference is null || (pair.Reference.ChangePercent is not null && pair.Change is null)),
            BlandAltman.Of(changes),
            IntraclassCorrelation.Of(changes));
    }

    private static double? Mean(IEnumerable<double?> values) => values.Average();

    private static double? Median(IEnumerable<double?> values)
    {
        double[] sorted = [.. values.OfType<double>().Order()];
        int middle = sorted.Length / 2;
        return sorted.Length == 0 ? null : sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
