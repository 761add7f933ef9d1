namespace LesionMetrics.Study;

/// <summary>What to measure on a photo (column <c>condition</c> of a manifest).</summary>
[Flags]
public enum LesionCondition
{
    /// <summary>Depigmented areas alone.</summary>
    Vitiligo = 1,

    /// <summary>Erythematous scaly plaques alone.</summary>
    Dle = 2,

    /// <summary>Both lesion kinds.</summary>
    Both = Vitiligo | Dle,
}
