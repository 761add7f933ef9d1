using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LesionMetrics.Registration;

/// <summary>Brute-force nearest neighbors of descriptors, mutual and distinctive ones kept.</summary>
internal static class DescriptorMatcher
{
    private const int Block = 4;

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

        float[] best = new float[baseline.Count];
        float[] second = new float[baseline.Count];
        int[] bestIndex = new int[baseline.Count];
        float[] reverseBest = new float[followup.Count];
        int[] reverseIndex = new int[followup.Count];
        Array.Fill(best, float.MinValue);
        Array.Fill(second, float.MinValue);
        Array.Fill(reverseBest, float.MinValue);
        Scan(baseline, followup, best, second, bestIndex, reverseBest, reverseIndex);
        for (int i = 0; i < best.Length; i++)
        {
            int j = bestIndex[i];
            if (reverseIndex[j] != i)
            {
                continue;
            }

            double nearest = Distance(best[i]);
            double next = Distance(second[i]);
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
        Vector512<float> sum = Vector512<float>.Zero;
        for (int k = 0; k < DescriptorExtractor.Length; k += Vector512<float>.Count)
        {
            sum += Vector512.LoadUnsafe(ref x, (nuint)k) * Vector512.LoadUnsafe(ref y, (nuint)k);
        }

        return Vector512.Sum(sum);
    }

    private static void Scan(
        FeatureSet baseline, FeatureSet followup, float[] best, float[] second, int[] bestIndex, float[] reverseBest, int[] reverseIndex)
    {
        ref float a = ref MemoryMarshal.GetArrayDataReference(baseline.Descriptors);
        ref float b = ref MemoryMarshal.GetArrayDataReference(followup.Descriptors);
        Span<float> products = stackalloc float[Block];

        // Follow-up descriptors in stripes that stay in the nearest cache while the baseline runs past them.
        const int Stripe = 64;
        for (int start = 0; start < followup.Count; start += Stripe)
        {
            int end = Math.Min(start + Stripe, followup.Count);
            for (int i = 0; i < baseline.Count; i++)
            {
                nuint from = (nuint)(i * DescriptorExtractor.Length);
                for (int j = start; j < end; j += Block)
                {
                    int count = Math.Min(Block, end - j);
                    if (count == Block)
                    {
                        FourProducts(ref a, from, ref b, (nuint)(j * DescriptorExtractor.Length), products);
                    }
                    else
                    {
                        for (int k = 0; k < count; k++)
                        {
                            products[k] = Product(baseline.Descriptor(i), followup.Descriptor(j + k));
                        }
                    }

                    for (int k = 0; k < count; k++)
                    {
                        float product = products[k];
                        if (product > second[i])
                        {
                            if (product > best[i])
                            {
                                second[i] = best[i];
                                best[i] = product;
                                bestIndex[i] = j + k;
                            }
                            else
                            {
                                second[i] = product;
                            }
                        }

                        if (product > reverseBest[j + k])
                        {
                            reverseBest[j + k] = product;
                            reverseIndex[j + k] = i;
                        }
                    }
                }
            }
        }
    }

    private static void FourProducts(ref float a, nuint from, ref float b, nuint to, Span<float> products)
    {
        Vector512<float> s0 = Vector512<float>.Zero;
        Vector512<float> s1 = s0;
        Vector512<float> s2 = s0;
        Vector512<float> s3 = s0;
        for (nuint k = 0; k < DescriptorExtractor.Length; k += 16)
        {
            Vector512<float> x = Vector512.LoadUnsafe(ref a, from + k);
            s0 += x * Vector512.LoadUnsafe(ref b, to + k);
            s1 += x * Vector512.LoadUnsafe(ref b, to + DescriptorExtractor.Length + k);
            s2 += x * Vector512.LoadUnsafe(ref b, to + (2 * DescriptorExtractor.Length) + k);
            s3 += x * Vector512.LoadUnsafe(ref b, to + (3 * DescriptorExtractor.Length) + k);
        }

        products[0] = Vector512.Sum(s0);
        products[1] = Vector512.Sum(s1);
        products[2] = Vector512.Sum(s2);
        products[3] = Vector512.Sum(s3);
    }
}
