using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Tests.Kernels;

/// <summary>One hash of what every kernel and filter makes of fixed inputs; a NaN counts as a NaN whatever its payload.</summary>
internal static class KernelDigest
{
    /// <summary>Set in a child process that is to write the digest and end.</summary>
    public const string RequestVariable = "LESION_METRICS_KERNEL_DIGEST";

    [ModuleInitializer]
    internal static void AnswerAndExit()
    {
        if (Environment.GetEnvironmentVariable(RequestVariable) == "1")
        {
            Console.Out.Write(Compute());
            Console.Out.Flush();
            Environment.Exit(0);
        }
    }

    public static string Compute()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (int length in (int[])[1, 7, 16, 31, 100, 257])
        {
            Elementwise(hash, length);
        }

        Filters(hash);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static void Elementwise(IncrementalHash hash, int length)
    {
        Noise noise = new(77);
        float[] x = Awkward(noise.Floats(length, 0, 1.2f));
        float[] y = noise.Floats(length, 0.001f, 1.2f);
        float[] z = noise.Floats(length, 0.001f, 1.2f);
        float[] a = new float[length];
        float[] b = new float[length];
        float[] c = new float[length];
        LogarithmRow.FlooredLog10(x, 1 / 255f, -100, a);
        Add(hash, a);
        LogarithmRow.FlooredLog10Ratio(x, y, 1 / 255f, 100, a);
        Add(hash, a);
        LabRow.FromLinear(x, y, z, a, b, c);
        Add(hash, a, b, c);
        LabRow.FromLinear(y, z, y, a, b, c);
        float[] d = new float[length];
        float[] e = new float[length];
        float[] f = new float[length];
        LabRow.FromLinear(z, y, y, d, e, f);
        CiedeRow.Difference(a, b, c, d, e, f, x);
        Add(hash, x);
        HistogramRow.Bins(y, 0.1f, 50, 40, a);
        Add(hash, a);
        ScaleRow.AddPairScaled(y, z, 0.3f, a);
        ScaleRow.MultiplyBy(a, y, 0.7f, a);
        BlendRow.Linear(a, z, 0.4f, b);
        Add(hash, a, b);
        double[] sums = new double[length];
        double[] means = new double[length];
        ColumnSumRow.Slide(sums, y, z);
        MomentRow.Mean(sums, sums, 0.3, means, a);
        ColumnSumRow.SlideProduct(sums, y, z, y, y);
        MomentRow.Covariance(sums, means, 0.7, means, sums, b);
        Add(hash, a, b);
        WeightedRows.AddToBoth(x, y, z, y, [0.1f, 0.7f, 0.3f, 0.9f], [0.8f, 0.2f, 0.6f, 0.4f], a, b);
        Add(hash, a, b);
        UnmixRow.Unmix([.. Enumerable.Range(0, 3 * length).Select(_ => (byte)noise.NextBits())], new UnmixTable([1, -2, 0.3f, 4, 0.5f, -6, 0.7f, 8, 9]), a, b, c);
        Add(hash, a, b, c);
        float[] padded = noise.Floats(length + 36);
        WindowSumRow.Sum(Array.ConvertAll(padded, v => (double)v), 37, means);
        GuidedRow.Combine(means, sums, y, a);
        hash.AppendData(MemoryMarshal.AsBytes<double>(means));
        SymmetricRow.Convolve(padded, noise.Floats(19), b);
        Add(hash, a, b);
        TreeEnsembleTables trees = RankedTreeKernelTests.Trees(noise, 6, 5, 2);
        float[] leaves = new float[2 * length];
        RankedTreeKernel.Sum(RankedTrees.Of(trees)!, noise.Floats(5 * length), length, leaves);
        Add(hash, leaves);
        TreeEnsembleKernel.Sum(trees, noise.Floats(5 * length), length, leaves);
        Add(hash, leaves);
    }

    private static void Filters(IncrementalHash hash)
    {
        Noise noise = new(78);
        (int width, int height) = (131, 71);
        byte[] bytes = new byte[width * height * 3];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)noise.NextBits();
        }

        PlanarImage linear = RasterConversion.ToLinear(new RgbRaster(new ImageSize(width, height), 8, bytes), new ImageSize(99, 53));
        LabImage lab = ColorPlanes.ToLab(linear);
        Mask mask = noise.Blobs(99, 53, 25, 9);
        Plane input = lab.Lightness;
        Add(hash, linear.Red, lab.A, lab.B);
        Add(hash, ColorPlanes.ErythemaIndex(linear).Values, CiedeE2000.Difference(lab, 50, 10, 20));
        Add(hash, GaussianFilter.Blur(input, 1.3f), GaussianFilter.Blur(input, 20f), NormalizedFilter.Blur(input, mask, 3f));
        Add(hash, BoxFilter.Mean(input, 5), GuidedFilter.Filter(input, linear.Green, 4, 0.01f), GuidedFilter.Filter(input, linear, 4, 0.01f));
        Add(hash, Morphology.Dilate(input, 3), DistanceTransform.Euclidean(mask), DistanceTransform.ToMask(mask));
        hash.AppendData(Morphology.Open(mask, 3).Pixels);
        hash.AppendData(Morphology.Close(mask, 70).Pixels);
        hash.AppendData(HoleFilling.Fill(mask, 40).Pixels);
        hash.AppendData(MemoryMarshal.AsBytes(ConnectedComponents.Label(mask, false).Labels));
        Plane mapX = noise.Plane(60, 40, -2, 101);
        Plane mapY = noise.Plane(60, 40, -2, 55);
        Add(hash, Warper.Bilinear(input, mapX, mapY, -1), Warper.Bicubic(input, mapX, mapY, -1), Resampler.Enlarge(input, new ImageSize(150, 60)));
        Add(hash, [.. Pyramid.Build(input, 3)]);
        double[] numbers =
        [
            MaskedStatistics.Mean(input, mask),
            MaskedStatistics.StandardDeviation(input, mask),
            Quantiles.Median(input, mask),
            Otsu.Threshold(Histogram.Of(input, mask, 0, 100, 64)),
        ];
        hash.AppendData(MemoryMarshal.AsBytes<double>(numbers));
    }

    /// <summary>The given samples with the special ones strewn in.</summary>
    public static float[] Awkward(float[] samples)
    {
        float[] special =
        [
            0, -0f, 1, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, float.MaxValue, -1, 1.17549435e-38f, 1e-40f, 2, 0.5f,
        ];
        for (int i = 0; i < samples.Length; i += 5)
        {
            samples[i] = special[i / 5 % special.Length];
        }

        return samples;
    }

    private static void Add(IncrementalHash hash, params Plane[] planes)
    {
        foreach (Plane plane in planes)
        {
            Add(hash, plane.Samples.ToArray());
        }
    }

    private static void Add(IncrementalHash hash, params float[][] rows)
    {
        foreach (float[] row in rows)
        {
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = float.IsNaN(row[i]) ? float.NaN : row[i];
            }

            hash.AppendData(MemoryMarshal.AsBytes<float>(row));
        }
    }
}
