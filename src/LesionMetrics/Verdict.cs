namespace LesionMetrics;

/// <summary>A status with the sentences that led to it.</summary>
/// <param name="Status">The worst of what was found.</param>
/// <param name="Reason">Sentences for trial staff, joined by "; "; empty when ok.</param>
public sealed record Verdict(OutcomeStatus Status, string Reason)
{
    /// <summary>Nothing to remark.</summary>
    public static readonly Verdict Ok = new(OutcomeStatus.Ok, string.Empty);

    /// <summary>Both verdicts: the worse status, every reason once, this one's first.</summary>
    public Verdict And(Verdict other)
    {
        OutcomeStatus worse = (OutcomeStatus)Math.Max((int)Status, (int)other.Status);
        string reason = other.Reason.Length == 0 || Reason.Contains(other.Reason, StringComparison.Ordinal) ? Reason
            : Reason.Length == 0 ? other.Reason
            : $"{Reason}; {other.Reason}";
        return new Verdict(worse, reason);
    }
}
