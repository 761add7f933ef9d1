using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>The window-wise ridge regression inside the guided filter.</summary>
internal static class GuidedFilterFit
{
    /// <summary>Slope and offset of input ~ slope guide + offset in the window around each pixel.</summary>
    public static (Plane Slope, Plane Offset) Gray(Plane input, Plane guide, int radius, float epsilon)
    {
        Plane meanGuide = BoxFilter.Mean(guide, radius);
        Plane meanInput = BoxFilter.Mean(input, radius);
        Plane slope = Covariance(guide, input, meanGuide, meanInput, radius);
        Plane variance = Covariance(guide, guide, meanGuide, meanGuide, radius);
        Span<float> a = slope.WritableSamples;
        Span<float> b = meanInput.WritableSamples;
        for (int i = 0; i < a.Length; i++)
        {
            a[i] /= Math.Max(variance.Samples[i], 0) + epsilon;
            b[i] -= a[i] * meanGuide.Samples[i];
        }

        return (slope, meanInput);
    }

    /// <summary>Slopes and offset of input ~ slopes . guide + offset in the window around each pixel.</summary>
    public static (PlanarImage Slopes, Plane Offset) Color(Plane input, PlanarImage guide, int radius, float epsilon)
    {
        Plane meanR = BoxFilter.Mean(guide.Red, radius);
        Plane meanG = BoxFilter.Mean(guide.Green, radius);
        Plane meanB = BoxFilter.Mean(guide.Blue, radius);
        Plane offset = BoxFilter.Mean(input, radius);
        Plane covarianceR = Covariance(guide.Red, input, meanR, offset, radius);
        Plane covarianceG = Covariance(guide.Green, input, meanG, offset, radius);
        Plane covarianceB = Covariance(guide.Blue, input, meanB, offset, radius);
        Plane rr = Covariance(guide.Red, guide.Red, meanR, meanR, radius);
        Plane rg = Covariance(guide.Red, guide.Green, meanR, meanG, radius);
        Plane rb = Covariance(guide.Red, guide.Blue, meanR, meanB, radius);
        Plane gg = Covariance(guide.Green, guide.Green, meanG, meanG, radius);
        Plane gb = Covariance(guide.Green, guide.Blue, meanG, meanB, radius);
        Plane bb = Covariance(guide.Blue, guide.Blue, meanB, meanB, radius);
        Span<float> slopeR = covarianceR.WritableSamples;
        Span<float> slopeG = covarianceG.WritableSamples;
        Span<float> slopeB = covarianceB.WritableSamples;
        Span<float> b = offset.WritableSamples;
        for (int i = 0; i < b.Length; i++)
        {
            // Cholesky: the matrix is symmetric and, with epsilon on its diagonal, positive definite.
            double l11 = Math.Sqrt(Math.Max(rr.Samples[i], 0) + epsilon);
            double l21 = rg.Samples[i] / l11;
            double l31 = rb.Samples[i] / l11;
            double l22 = Math.Sqrt(Math.Max(gg.Samples[i] + epsilon - (l21 * l21), epsilon * 1e-3));
            double l32 = (gb.Samples[i] - (l31 * l21)) / l22;
            double l33 = Math.Sqrt(Math.Max(bb.Samples[i] + epsilon - (l31 * l31) - (l32 * l32), epsilon * 1e-3));
            double u = slopeR[i] / l11;
            double v = (slopeG[i] - (l21 * u)) / l22;
            double w = (slopeB[i] - (l31 * u) - (l32 * v)) / l33;
            double z = w / l33;
            double y = (v - (l32 * z)) / l22;
            double x = (u - (l21 * y) - (l31 * z)) / l11;
            slopeR[i] = (float)x;
            slopeG[i] = (float)y;
            slopeB[i] = (float)z;
            b[i] = (float)(b[i] - (x * meanR.Samples[i]) - (y * meanG.Samples[i]) - (z * meanB.Samples[i]));
        }

        return (new PlanarImage(covarianceR, covarianceG, covarianceB), offset);
    }

    private static Plane Covariance(Plane first, Plane second, Plane meanFirst, Plane meanSecond, int radius)
    {
        Plane product = new(first.Size);
        for (int i = 0; i < product.Samples.Length; i++)
        {
            product.WritableSamples[i] = first.Samples[i] * second.Samples[i];
        }

        Plane covariance = BoxFilter.Mean(product, radius);
        for (int i = 0; i < covariance.Samples.Length; i++)
        {
            covariance.WritableSamples[i] -= meanFirst.Samples[i] * meanSecond.Samples[i];
        }

        return covariance;
    }
}
