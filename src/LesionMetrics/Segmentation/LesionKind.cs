namespace LesionMetrics.Segmentation;

/// <summary>The two kinds of lesion that are measured.</summary>
public enum LesionKind
{
    /// <summary>Loss of pigment (vitiligo).</summary>
    Depigmented,

    /// <summary>Erythematous scaly plaque (discoid lupus).</summary>
    Plaque,
}
