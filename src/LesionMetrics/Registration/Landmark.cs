namespace LesionMetrics.Registration;

/// <summary>A spot that stands out from the skin at large: a mole, a scar, a patch, the corner of one.</summary>
/// <param name="X">Column in working pixels.</param>
/// <param name="Y">Row in working pixels.</param>
/// <param name="Sigma">Its size: the Gaussian scale, in working pixels, at which it stands out most.</param>
/// <param name="Kind">Channel and sign, 0..3: only like is laid on like.</param>
/// <param name="Weight">How far it stands out: the logarithm of its contrast over what is common at its size.</param>
internal readonly record struct Landmark(double X, double Y, double Sigma, int Kind, double Weight)
{
    /// <summary>Number of kinds.</summary>
    public const int KindCount = 2 * Texture.ChannelCount;
}
