using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Segmentation;

/// <summary>The one thing that a close-up was taken of, told from the ground by standing out in the middle. At reference size.</summary>
/// <param name="Probability">How probably a pixel belongs to it, in [0, 1], settled between the photo's own edges.</param>
public sealed record Figure(Plane Probability)
{
    /// <summary>Probability from which a pixel belongs to it more probably than not.</summary>
    public const float LikelyProbability = 0.5f;

    /// <summary>Of all that differs from the ground about as much as it does, the share that it is, in [0, 1].</summary>
    public double Dominance { get; init; }

    /// <summary>The pixels that belong to it with a probability of at least <paramref name="threshold"/>.</summary>
    public Mask From(float threshold)
    {
        Mask mask = new(Probability.Size);
        MaskRow.AtLeast(Probability.Samples, threshold, mask.WritablePixels);
        return mask;
    }
}
