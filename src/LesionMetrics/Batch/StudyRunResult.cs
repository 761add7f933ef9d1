using LesionMetrics.Reporting;

namespace LesionMetrics.Batch;

/// <summary>What a run over a study came to.</summary>
/// <param name="Batch">What it did.</param>
/// <param name="Summary">What its tables say, counted.</param>
/// <param name="AuditHead">Hash of the last line of its audit log; note it elsewhere to prove later that nothing was changed.</param>
public sealed record StudyRunResult(BatchResult Batch, ResultsSummary Summary, string AuditHead)
{
    /// <summary>Masks of the study that a person has reviewed in the results folder.</summary>
    public int ReviewedMasks { get; init; }
}
