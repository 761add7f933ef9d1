namespace LesionMetrics.Validation;

/// <summary>One quantity as a person's mask gives it and as the program does, in one unit.</summary>
/// <param name="Reference">By the reference mask.</param>
/// <param name="Measured">By the program.</param>
public readonly record struct PairedValue(double Reference, double Measured)
{
    /// <summary>Measured minus reference.</summary>
    public double Difference => Measured - Reference;

    /// <summary>Mean of the two.</summary>
    public double Mean => (Reference + Measured) / 2;
}
