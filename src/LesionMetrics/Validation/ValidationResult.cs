namespace LesionMetrics.Validation;

/// <summary>A whole validation.</summary>
/// <param name="Photos">Rows of <c>validation.csv</c>, in study order.</param>
/// <param name="Pairs">Rows of <c>validation_pairs.csv</c>, in study order.</param>
/// <param name="PhotosSkipped">Photos without a reference mask for what they are to be measured for; they were not opened.</param>
public sealed record ValidationResult(IReadOnlyList<PhotoAgreement> Photos, IReadOnlyList<PairAgreement> Pairs, int PhotosSkipped)
{
    /// <summary>Agreement by lesion kind and skin tone, the rows of <c>agreement.csv</c>.</summary>
    public IReadOnlyList<GroupAgreement> Agreement { get; } = AgreementSummary.Of(Photos, Pairs);

    /// <summary>Whether any row failed.</summary>
    public bool AnyFailed => Photos.Any(row => row.Status == OutcomeStatus.Failed) || Pairs.Any(row => row.Status == OutcomeStatus.Failed);
}
