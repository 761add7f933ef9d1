namespace LesionMetrics.Review;

/// <summary>Whose word a measured mask is.</summary>
public enum MaskOrigin
{
    /// <summary>The program's alone.</summary>
    Program,

    /// <summary>The program's, which a person has looked at and let stand.</summary>
    Accepted,

    /// <summary>Drawn by a person, in part or in whole.</summary>
    Corrected,
}
