using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LesionMetrics.Registration;

/// <summary>Brute-force nearest neighbors of descriptors, mutual and distinctive ones kept.</summary>
internal static class DescriptorMatcher
{
    /// <summary>Baseline and follow-up descriptors multiplied together: as many sums as a CPU has registers for.</summary>
    private const int Queries = 2;
    private const int Block = 4;

    /// <summary>Follow-up descriptors in a stripe: 32 KiB.</summary>
    private const int Stripe = 64;

    /// <summary>
    /// Matches that are nearest to each other both ways and whose distance is at most <paramref name="ratio"/> times that of the second nearest, in baseline order.
    /// </summary>
    public static List<FeatureMatch> Match(FeatureSet baseline, FeatureSet followup, double ratio)
    {
        List<FeatureMatch> matches = [];
        if (baseline.Count < 2 || followup.Count < 2)
        {
            return matches;
        }

        var best = new Nearest[baseline.Count];
        var reverse = new (float Product, int Index)[followup.Count];
        Array.Fill(best, new Nearest());
        Array.Fill(reverse, (float.MinValue, -1));
        Scan(baseline, followup, best, reverse);
        for (int i = 0; i < best.Length; i++)
        {
            int j = best[i].Index;
            if (reverse[j].Index != i)
            {
                continue;
            }

            double nearest = Distance(best[i].Best);
            double next = Distance(best[i].Second);
            if (nearest <= ratio * next)
            {
                matches.Add(new FeatureMatch(baseline.Points[i], followup.Points[j], Distinction(nearest, next)));
            }
        }

        return matches;
    }

    /// <summary>Distance between descriptors of unit length from the product of the scaled ones.</summary>
    public static double Distance(double product) => Math.Sqrt(Math.Max(2 - (2 * product / DescriptorExtractor.SquaredNorm), 1e-9));

    /// <summary>1 - nearest / next, stretched so that a ratio of 0.5 counts fully; never below 0.05, for even a doubtful match is some evidence.</summary>
    public static double Distinction(double nearest, double next) => Math.Clamp(2 * (1 - (nearest / next)), 0.05, 1);

    /// <summary>Inner product of two descriptors: exact, for both hold small whole numbers.</summary>
    public static float Product(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        ref float x = ref MemoryMarshal.GetReference(a);
        ref float y = ref MemoryMarshal.GetReference(b);
        Vector256<float> even = default;
        Vector256<float> odd = default;
        for (nuint k = 0; k < DescriptorExtractor.Length; k += 16)
        {
            even += Vector256.LoadUnsafe(ref x, k) * Vector256.LoadUnsafe(ref y, k);
            odd += Vector256.LoadUnsafe(ref x, k + 8) * Vector256.LoadUnsafe(ref y, k + 8);
        }

        return CellCorrelator.OrderedSum(even + odd);
    }

    private static void Scan(FeatureSet baseline, FeatureSet followup, Nearest[] best, (float Product, int Index)[] reverse)
    {
        Span<float> products = stackalloc float[Queries * Block];

        // Follow-up descriptors in stripes that stay in the nearest cache while the baseline runs past them.
        for (int start = 0; start < followup.Count; start += Stripe)
        {
            int end = Math.Min(start + Stripe, followup.Count);
            for (int i = 0; i < baseline.Count; i += Queries)
            {
                for (int j = start; j < end; j += Block)
                {
                    Products(baseline, i, followup, j, products);
                    for (int q = 0; q < Math.Min(Queries, baseline.Count - i); q++)
                    {
                        ref Nearest mine = ref best[i + q];
                        for (int k = 0; k < Math.Min(Block, end - j); k++)
                        {
                            float product = products[(q * Block) + k];
                            mine.Offer(product, j + k);
                            if (product > reverse[j + k].Product)
                            {
                                reverse[j + k] = (product, i + q);
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>Two descriptors by four; beyond the end of either set the last one stands in. Exact, fused or not.</summary>
    private static void Products(FeatureSet baseline, int i, FeatureSet followup, int j, Span<float> products)
    {
        ref float a = ref MemoryMarshal.GetArrayDataReference(baseline.Descriptors);
        ref float b = ref MemoryMarshal.GetArrayDataReference(followup.Descriptors);
        const int Length = DescriptorExtractor.Length;
        int last = followup.Count - 1;
        nuint p = (nuint)(i * Length);
        nuint q = (nuint)(Math.Min(i + 1, baseline.Count - 1) * Length);
        nuint r = (nuint)(j * Length);
        nuint s = (nuint)(Math.Min(j + 1, last) * Length);
        nuint t = (nuint)(Math.Min(j + 2, last) * Length);
        nuint u = (nuint)(Math.Min(j + 3, last) * Length);
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        for (nuint k = 0; k < Length; k += 16)
        {
            Vector512<float> x = Vector512.LoadUnsafe(ref a, p + k);
            Vector512<float> y = Vector512.LoadUnsafe(ref a, q + k);
            Vector512<float> z = Vector512.LoadUnsafe(ref b, r + k);
            s0 = Vector512.MultiplyAddEstimate(x, z, s0);
            s4 = Vector512.MultiplyAddEstimate(y, z, s4);
            z = Vector512.LoadUnsafe(ref b, s + k);
            s1 = Vector512.MultiplyAddEstimate(x, z, s1);
            s5 = Vector512.MultiplyAddEstimate(y, z, s5);
            z = Vector512.LoadUnsafe(ref b, t + k);
            s2 = Vector512.MultiplyAddEstimate(x, z, s2);
            s6 = Vector512.MultiplyAddEstimate(y, z, s6);
            z = Vector512.LoadUnsafe(ref b, u + k);
            s3 = Vector512.MultiplyAddEstimate(x, z, s3);
            s7 = Vector512.MultiplyAddEstimate(y, z, s7);
        }

        products[0] = CellCorrelator.OrderedSum(s0.GetLower() + s0.GetUpper());
        products[1] = CellCorrelator.OrderedSum(s1.GetLower() + s1.GetUpper());
        products[2] = CellCorrelator.OrderedSum(s2.GetLower() + s2.GetUpper());
        products[3] = CellCorrelator.OrderedSum(s3.GetLower() + s3.GetUpper());
        products[4] = CellCorrelator.OrderedSum(s4.GetLower() + s4.GetUpper());
        products[5] = CellCorrelator.OrderedSum(s5.GetLower() + s5.GetUpper());
        products[6] = CellCorrelator.OrderedSum(s6.GetLower() + s6.GetUpper());
        products[7] = CellCorrelator.OrderedSum(s7.GetLower() + s7.GetUpper());
    }

    /// <summary>The best two seen so far.</summary>
    private struct Nearest
    {
        public float Best = float.MinValue;
        public float Second = float.MinValue;
        public int Index;

        public Nearest()
        {
        }

        public void Offer(float product, int index)
        {
            if (product <= Second)
            {
                return;
            }

            if (product > Best)
            {
                Second = Best;
                Best = product;
                Index = index;
            }
            else
            {
                Second = product;
            }
        }
    }
}
