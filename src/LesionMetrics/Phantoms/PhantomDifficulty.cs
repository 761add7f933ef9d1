namespace LesionMetrics.Phantoms;

/// <summary>How far the visits differ and how faint the lesions are.</summary>
public enum PhantomDifficulty
{
    /// <summary>Small change of pose and light, clear lesions, low noise.</summary>
    Easy,

    /// <summary>What a careful site delivers.</summary>
    Medium,

    /// <summary>Rotations to 25 degrees, scale 0.8-1.25, perspective, other light, blur, noise, faint lesions, heavy hair.</summary>
    Hard,
}
