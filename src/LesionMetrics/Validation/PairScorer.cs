using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Measurement;
using LesionMetrics.Registration;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Validation;

/// <summary>Two scored photos: the change between their reference masks against the measured one, by one registration.</summary>
internal static class PairScorer
{
    /// <summary>Scores the lesion kinds with a reference at both visits; empty where there is none.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="followup">The follow-up.</param>
    /// <param name="registration">Between them; null where one has no tissue.</param>
    public static IReadOnlyList<PairAgreement> Score(ScoredPhoto baseline, ScoredPhoto followup, RegistrationResult? registration)
    {
        LesionKind[] kinds = [.. ReferenceMask.KindsOf(baseline.Examination.Entry).Intersect(ReferenceMask.KindsOf(followup.Examination.Entry))];
        if (kinds.Length == 0)
        {
            return [];
        }

        PhotoExamination first = baseline.Examination;
        PhotoExamination second = followup.Examination;
        if (first is not { Segmented: not null, Measurement: not null })
        {
            return Failed(baseline, followup, kinds, $"the baseline photo was not measured: {first.Verdict.Reason}");
        }

        if (second is not { Segmented: not null, Measurement: not null } || registration is null)
        {
            return Failed(baseline, followup, kinds, $"the follow-up photo was not measured: {second.Verdict.Reason}");
        }

        if (registration is not { Obstacle: null, Mapping: { } mapping })
        {
            return Failed(baseline, followup, kinds, registration.Obstacle ?? registration.Reason);
        }

        PlaneMemory.Reclaim();
        Verdict verdict = PairExaminer.Judge(first, second, registration);
        RegisteredFollowup registered = RegisteredFollowup.Of(first.Segmented, second.Segmented, second.Measurement.Planes, mapping);
        (Plane x, Plane y) = mapping.SampleAt(first.Segmented.Calibrated.AnalysisSize, second.Segmented.Calibrated.AnalysisSize);
        return [.. kinds.Select(kind => Compare(baseline, followup, kind, verdict.And(PairExaminer.Doubt(first, second, kind)), registered, x, y) with { RegistrationErrorPixels = registration.ErrorPixels })];
    }

    private static PairAgreement Compare(ScoredPhoto baseline, ScoredPhoto followup, LesionKind kind, Verdict verdict, RegisteredFollowup registered, Plane x, Plane y)
    {
        if (!baseline.References.TryGetValue(kind, out Mask? before) || !followup.References.TryGetValue(kind, out Mask? after))
        {
            ScoredPhoto unread = baseline.References.ContainsKey(kind) ? followup : baseline;
            return Row(baseline, followup, kind, new Verdict(OutcomeStatus.Failed, unread.Rows.Single(row => row.Lesion == kind).StatusReason));
        }

        SegmentedPhoto first = baseline.Examination.Segmented!;
        double photoPixels = first.Calibrated.PhotoSize.PixelCount / (double)first.Calibrated.AnalysisSize.PixelCount;
        Mask reference = Resampler.ShrinkMask(before, first.Calibrated.AnalysisSize);
        Mask carried = SmoothMask.Warp(Resampler.ShrinkMask(after, followup.Examination.Segmented!.Calibrated.AnalysisSize), x, y);
        long area = reference.CountIn();
        AreaChange measured = AreaChange.Of(first.Lesions(kind), registered.Borders(kind).Likely, registered.Seen, photoPixels);
        return Row(baseline, followup, kind, verdict.And(PairExaminer.JudgeGrowth(kind, measured))) with
        {
            Reference = AreaChange.Of(reference, carried, registered.Seen, photoPixels),
            Measured = measured,
            ReferenceSeenPercent = area > 0 ? 100.0 * MaskOperations.IntersectionCount(reference, registered.Seen) / area : null,
        };
    }

    private static PairAgreement[] Failed(ScoredPhoto baseline, ScoredPhoto followup, LesionKind[] kinds, string reason) =>
        [.. kinds.Select(kind => Row(baseline, followup, kind, new Verdict(OutcomeStatus.Failed, reason)))];

    private static PairAgreement Row(ScoredPhoto baseline, ScoredPhoto followup, LesionKind kind, Verdict verdict) => new(
        baseline.Examination.Entry.Subject,
        baseline.Examination.Entry.View,
        baseline.Examination.Entry.Visit,
        followup.Examination.Entry.Visit,
        followup.Examination.Entry.Day - baseline.Examination.Entry.Day,
        kind,
        verdict.Status,
        verdict.Reason,
        baseline.Examination.Measurement?.ItaDegrees,
        null,
        null,
        null,
        null);
}
