namespace LesionMetrics.Validation;

/// <summary>What one view of one subject adds to a validation.</summary>
/// <param name="Photos">Rows of its photos with references, in order of day.</param>
/// <param name="Pairs">Rows of its follow-ups with references at both visits.</param>
public sealed record SeriesValidation(IReadOnlyList<PhotoAgreement> Photos, IReadOnlyList<PairAgreement> Pairs)
{
    /// <summary>The worst verdict among its rows.</summary>
    public OutcomeStatus Worst => Photos.Select(photo => photo.Status).Concat(Pairs.Select(pair => pair.Status)).DefaultIfEmpty(OutcomeStatus.Ok).Max();
}
