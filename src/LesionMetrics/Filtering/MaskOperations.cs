using System.Numerics.Tensors;
using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>Set operations on masks of one size.</summary>
public static class MaskOperations
{
    /// <summary>Pixels in both.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static Mask And(Mask first, Mask second)
    {
        SameSize.Check(first.Size, second.Size);
        Mask result = new(first.Size);
        TensorPrimitives.BitwiseAnd(first.Pixels, second.Pixels, result.WritablePixels);
        return result;
    }

    /// <summary>Pixels in either.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static Mask Or(Mask first, Mask second)
    {
        SameSize.Check(first.Size, second.Size);
        Mask result = new(first.Size);
        TensorPrimitives.BitwiseOr(first.Pixels, second.Pixels, result.WritablePixels);
        return result;
    }

    /// <summary>Pixels in <paramref name="first"/> and not in <paramref name="second"/>.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static Mask AndNot(Mask first, Mask second)
    {
        SameSize.Check(first.Size, second.Size);
        Mask result = Not(second);
        TensorPrimitives.BitwiseAnd(first.Pixels, result.Pixels, result.WritablePixels);
        return result;
    }

    /// <summary>Pixels not in the set.</summary>
    public static Mask Not(Mask mask)
    {
        Mask result = new(mask.Size);
        TensorPrimitives.OnesComplement(mask.Pixels, result.WritablePixels);
        return result;
    }

    /// <summary>Number of pixels in both.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static long IntersectionCount(Mask first, Mask second) => And(first, second).CountIn();

    /// <summary>2 |A and B| / (|A| + |B|), in [0, 1]; 1 for two empty masks (Dice 1945, doi 10.2307/1932409).</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static double Dice(Mask first, Mask second)
    {
        long total = first.CountIn() + second.CountIn();
        long both = IntersectionCount(first, second);
        return total == 0 ? 1 : 2.0 * both / total;
    }
}
