using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// How much one chromophore varies over skin without lesions, at every size that a lesion may have: mottling, folds and gaps in hair differ from
/// the skin around them, too, but no more than skin of this subject does elsewhere at that size.
/// </summary>
internal sealed class SkinVariation
{
    /// <summary>Pixels at which variation is measured, at most: its finest scale is 0.7 of them.</summary>
    public const long MaxPixels = 125_000;

    /// <summary>Gaussian sigmas, as shares of the side; each is twice the one before.</summary>
    private static readonly double[] Scales = [0.002, 0.004, 0.008, 0.016, 0.032];

    /// <summary>Sigma of the local level, as a share of the side.</summary>
    private const double LevelShare = 0.03;

    /// <summary>The surroundings that a scale is held against are this many times wider.</summary>
    private const double SurroundFactor = 3;

    /// <summary>Width of the central 90 % of a normal distribution, in standard deviations.</summary>
    private const double CentralWidth = 3.29;

    /// <summary>Least deviation, log10 units.</summary>
    private const double Floor = 1e-5;

    private readonly double[] _deviations;

    private SkinVariation(double[] deviations, Plane level)
    {
        _deviations = deviations;
        Level = level;
    }

    /// <summary>The local level of the skin without lesions, at the size it was measured at.</summary>
    public Plane Level { get; }

    /// <summary>Measures <paramref name="change"/> over <paramref name="support"/>, which must not be empty.</summary>
    public static SkinVariation Of(Plane change, Mask support)
    {
        SkinLevel finest = new(change, support, 1);
        double side = Math.Sqrt(change.Size.PixelCount);
        double[] deviations = new double[Scales.Length];
        SkinLevel level = finest;
        for (int i = 0; i < Scales.Length; i++)
        {
            level = level.CoarsenedFor(Scales[i] * side);
            Plane difference = PlaneArithmetic.Subtract(level.Blur(Scales[i] * side), level.Blur(SurroundFactor * Scales[i] * side));
            double[] quantiles = Quantiles.Of(difference, level.Support, [0.05, 0.95]);
            deviations[i] = Math.Max(Floor, (quantiles[1] - quantiles[0]) / CentralWidth);
        }

        Plane smooth = finest.CoarsenedFor(LevelShare * side).Blur(LevelShare * side);
        return new SkinVariation(deviations, Resampler.Resize(smooth, change.Size));
    }

    /// <summary>The deviation at <paramref name="scaleShare"/> of the side, interpolated on a double logarithmic scale.</summary>
    public double At(double scaleShare)
    {
        double position = Math.Clamp(PortableMath.Log2(scaleShare / Scales[0]), 0, Scales.Length - 1);
        int low = Math.Min((int)position, Scales.Length - 2);
        double t = position - low;
        return PortableMath.Exp(((1 - t) * PortableMath.Log(_deviations[low])) + (t * PortableMath.Log(_deviations[low + 1])));
    }
}
