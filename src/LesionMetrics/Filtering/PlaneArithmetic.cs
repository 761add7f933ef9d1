using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>Sums, differences and local deviations of planes, as features need them.</summary>
public static class PlaneArithmetic
{
    /// <summary>a - b.</summary>
    public static Plane Subtract(Plane a, Plane b)
    {
        Plane result = new(a.Size);
        Span<float> samples = result.WritableSamples;
        ReadOnlySpan<float> first = a.Samples;
        ReadOnlySpan<float> second = b.Samples;
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = first[i] - second[i];
        }

        return result;
    }

    /// <summary>factor x (plane - offset).</summary>
    public static Plane Scale(Plane plane, double offset, double factor)
    {
        Plane result = new(plane.Size);
        Span<float> samples = result.WritableSamples;
        ReadOnlySpan<float> source = plane.Samples;
        float shift = (float)offset;
        float gain = (float)factor;
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = gain * (source[i] - shift);
        }

        return result;
    }

    /// <summary>Local standard deviation under a Gaussian window of <paramref name="sigma"/> pixels.</summary>
    public static Plane Deviation(Plane plane, float sigma)
    {
        Plane detail = Subtract(plane, GaussianFilter.Blur(plane, sigma));
        Span<float> squares = detail.WritableSamples;
        for (int i = 0; i < squares.Length; i++)
        {
            squares[i] *= squares[i];
        }

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
        Plane plane = new(mask.Size);
        Span<float> samples = plane.WritableSamples;
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = mask.Pixels[i] != Mask.Out ? 1 : 0;
        }

        return plane;
    }

    /// <summary>In where the sample is at least 0.5.</summary>
    public static Mask AtLeastHalf(Plane coverage)
    {
        Mask mask = new(coverage.Size);
        Span<byte> marks = mask.WritablePixels;
        ReadOnlySpan<float> samples = coverage.Samples;
        for (int i = 0; i < marks.Length; i++)
        {
            marks[i] = samples[i] >= 0.5f ? Mask.In : Mask.Out;
        }

        return mask;
    }
}
