using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Measurement;

/// <summary>Two segmented photos and the mapping between them -> changes. Everything in the baseline's frame, over skin that both photos show.</summary>
public static class PairComparer
{
    /// <summary>Compares each lesion kind that the baseline's condition asks for.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="baselineMeasurement">Its planes.</param>
    /// <param name="followup">The follow-up in the baseline's frame.</param>
    /// <param name="followupMelaninNoise">Standard deviation of melanin loss on unaffected skin at the follow-up.</param>
    /// <param name="registrationErrorPixels">95 % bound on the registration error, in baseline photo pixels.</param>
    /// <param name="verdictAllowed">Whether photos and registration are sound enough for a verdict on resolution.</param>
    /// <param name="options">Rings and spots.</param>
    public static IReadOnlyList<PairComparison> Compare(
        SegmentedPhoto baseline,
        PhotoMeasurement baselineMeasurement,
        RegisteredFollowup followup,
        double followupMelaninNoise,
        double registrationErrorPixels,
        bool verdictAllowed,
        MeasurementOptions options)
    {
        double photoPixels = baseline.Calibrated.PhotoSize.PixelCount / (double)baseline.Calibrated.AnalysisSize.PixelCount;
        List<PairComparison> comparisons = [];
        foreach (LesionKind kind in PhotoMeasurer.KindsOf(baseline.Calibrated.Photo.Entry.Condition))
        {
            Mask former = MaskOperations.And(baseline.Lesions(kind), followup.Seen);
            AreaChange area = AreaChange.Of(baseline.Lesions(kind), followup.Borders(kind).Likely, followup.Seen, photoPixels);
            HyperpigmentedSpots spots = HyperpigmentedSpots.Find(baseline, followupMelaninNoise, followup, former, photoPixels, options);
            RepigmentationInterval? interval = RepigmentationInterval.Of(
                SeenAreas(baseline.Borders(kind), followup.Seen),
                SeenAreas(followup.Borders(kind), followup.Seen),
                registrationErrorPixels,
                area.BaselineAreaPixels);
            comparisons.Add(former.CountIn() == 0
                ? new PairComparison(kind, area, interval, null, null, null, null, null, spots, null)
                : CompareFormer(kind, area, interval, spots, former, baseline, baselineMeasurement, followup, verdictAllowed, options));
        }

        return comparisons;
    }

    private static PairComparison CompareFormer(
        LesionKind kind,
        AreaChange area,
        RepigmentationInterval? interval,
        HyperpigmentedSpots spots,
        Mask former,
        SegmentedPhoto baseline,
        PhotoMeasurement measurement,
        RegisteredFollowup registered,
        bool verdictAllowed,
        MeasurementOptions options)
    {
        // One ring for both visits, of skin unaffected at both: else a lesion that appears beside the former one would move the reference.
        Mask unaffected = MaskOperations.And(MaskOperations.And(baseline.Unaffected, registered.Unaffected), registered.Seen);
        Mask ring = PerilesionalRing.Of(former, unaffected, options);
        LesionIndices? before = LesionIndices.Measure(measurement.Planes, MaskOperations.AndNot(former, baseline.Hair), ring);
        IndexPlanes after = measurement.Planes with { Erythema = registered.Erythema, ScaleSignal = registered.ScaleSignal };
        LesionIndices? now = LesionIndices.Measure(after, MaskOperations.AndNot(former, registered.Hair), ring);
        double? graded = kind == LesionKind.Depigmented
            ? DepigmentationDepth.RepigmentationPercent(
                measurement.Planes.MelaninLoss,
                registered.MelaninLoss,
                former,
                MaskOperations.And(MaskOperations.Or(former, registered.Depigmented), registered.Seen))
            : null;
        PlaqueResolution? resolution = kind != LesionKind.Plaque ? null
            : !verdictAllowed || now is null ? PlaqueResolution.CannotTell
            : ResolutionRule.Judge(registered, former, now);
        return new PairComparison(
            kind, area, interval, graded, before?.ErythemaContrast, now?.ErythemaContrast, before?.ScalingIndex, now?.ScalingIndex, spots, resolution);
    }

    private static PlausibleAreas SeenAreas(LesionMask lesion, Mask seen) => new(
        MaskOperations.IntersectionCount(lesion.Strict, seen),
        MaskOperations.IntersectionCount(lesion.Likely, seen),
        MaskOperations.IntersectionCount(lesion.Lenient, seen));
}
