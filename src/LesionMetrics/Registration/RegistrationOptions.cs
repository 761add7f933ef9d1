namespace LesionMetrics.Registration;

/// <summary>How two photos of one view are laid over each other.</summary>
public sealed record RegistrationOptions
{
    /// <summary>
    /// Pixels of the copy that registration works on, 100,000 to 4,000,000. Default 1,100,000: skin texture survives there, noise and JPEG blocks do not, and
    /// a shift is still found to a tenth of such a pixel.
    /// </summary>
    public long WorkingPixels { get; init; } = 1_100_000;

    /// <summary>Most features taken from each of a photo's two channels, 500 to 20,000. Default 2,500: matching costs their square.</summary>
    public int MostFeatures { get; init; } = 2500;

    /// <summary>Throws where a value is outside its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range that its documentation states.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(WorkingPixels, 100_000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(WorkingPixels, 4_000_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(MostFeatures, 500);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MostFeatures, 20_000);
    }
}
