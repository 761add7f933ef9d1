using System.Numerics.Tensors;
using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Filtering;

/// <summary>Sums, differences and local deviations of planes, as features need them.</summary>
public static class PlaneArithmetic
{
    /// <summary>A plane that is <paramref name="value"/> everywhere.</summary>
    public static Plane Constant(ImageSize size, double value)
    {
        Plane plane = Plane.Uninitialized(size);
        plane.WritableSamples.Fill((float)value);
        return plane;
    }

    /// <summary>a - b.</summary>
    public static Plane Subtract(Plane a, Plane b)
    {
        SameSize.Check(a.Size, b.Size);
        Plane result = Plane.Uninitialized(a.Size);
        TensorPrimitives.Subtract(a.Samples, b.Samples, result.WritableSamples);
        return result;
    }

    /// <summary>a + b.</summary>
    public static Plane Add(Plane a, Plane b)
    {
        SameSize.Check(a.Size, b.Size);
        Plane result = Plane.Uninitialized(a.Size);
        TensorPrimitives.Add(a.Samples, b.Samples, result.WritableSamples);
        return result;
    }

    /// <summary>factor x (plane - offset).</summary>
    public static Plane Scale(Plane plane, double offset, double factor)
    {
        Plane result = Plane.Uninitialized(plane.Size);
        for (int y = 0; y < plane.Height; y++)
        {
            ScaleRow.MultiplyAbove(plane.Row(y), (float)offset, (float)factor, result.WritableRow(y));
        }

        return result;
    }

    /// <summary>Local standard deviation under a Gaussian window of <paramref name="sigma"/> pixels.</summary>
    public static Plane Deviation(Plane plane, float sigma)
    {
        Plane detail = Subtract(plane, GaussianFilter.Blur(plane, sigma));
        Span<float> squares = detail.WritableSamples;
        TensorPrimitives.Multiply(squares, squares, squares);

        Plane variance = GaussianFilter.Blur(detail, sigma);
        Span<float> samples = variance.WritableSamples;
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = MathF.Sqrt(Math.Max(0, samples[i]));
        }

        return variance;
    }

    /// <summary>1 where in, 0 where out.</summary>
    public static Plane Coverage(Mask mask)
    {
        Plane plane = Plane.Uninitialized(mask.Size);
        MaskRow.Coverage(mask.Pixels, plane.WritableSamples);
        return plane;
    }

    /// <summary>In where the sample is at least 0.5.</summary>
    public static Mask AtLeastHalf(Plane coverage)
    {
        Mask mask = new(coverage.Size);
        MaskRow.AtLeast(coverage.Samples, 0.5f, mask.WritablePixels);
        return mask;
    }
}
