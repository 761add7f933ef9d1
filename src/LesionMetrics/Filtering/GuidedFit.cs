using System.Numerics.Tensors;
using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Filtering;

/// <summary>The guided filter's averaged affine functions as planes, for the fast form that fits small and applies large.</summary>
internal static class GuidedFit
{
    /// <summary>Two planes: the averaged slope and offset.</summary>
    public static Plane[] Gray(Plane input, Plane guide, int radius, float epsilon)
    {
        Plane[] fit = [Plane.Uninitialized(input.Size), Plane.Uninitialized(input.Size)];
        GuidedStrip.Run(
            [guide, input],
            [(0, 1), (0, 0)],
            2,
            radius,
            (moments, stride, result) => GuidedRow.FitGray(
                moments[..stride],
                moments.Slice(stride, stride),
                moments.Slice(2 * stride, stride),
                moments.Slice(3 * stride, stride),
                epsilon,
                result[..stride],
                result[stride..]),
            (averages, row, column, part) => Store(fit, averages, row, column, part.Length),
            fit[0]);
        return fit;
    }

    /// <summary>Four planes: the averaged slopes for red, green and blue, and the offset.</summary>
    public static Plane[] Color(Plane input, PlanarImage guide, int radius, float epsilon)
    {
        Plane[] fit = [Plane.Uninitialized(input.Size), Plane.Uninitialized(input.Size), Plane.Uninitialized(input.Size), Plane.Uninitialized(input.Size)];
        GuidedStrip.Run(
            [guide.Red, guide.Green, guide.Blue, input],
            [(3, 0), (3, 1), (3, 2), (0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)],
            4,
            radius,
            (moments, stride, result) => GuidedRow.FitColor(moments, stride, epsilon, result),
            (averages, row, column, part) => Store(fit, averages, row, column, part.Length),
            fit[0]);
        return fit;
    }

    /// <summary>The affine functions, enlarged, of the guide: its first channel where there is one slope, all where there are three.</summary>
    public static Plane Apply(Plane[] fit, PlanarImage guide)
    {
        Plane result = Resampler.Enlarge(fit[^1], guide.Size);
        Plane[] channels = [guide.Red, guide.Green, guide.Blue];
        for (int k = 0; k < fit.Length - 1; k++)
        {
            Plane slope = Resampler.Enlarge(fit[k], guide.Size);
            ScaleRow.AddProduct(slope.Samples, channels[k].Samples, result.WritableSamples);
        }

        return result;
    }

    private static void Store(Plane[] fit, ReadOnlySpan<double> averages, int row, int column, int width)
    {
        for (int k = 0; k < fit.Length; k++)
        {
            TensorPrimitives.ConvertTruncating(averages.Slice(k * width, width), fit[k].WritableRow(row).Slice(column, width));
        }
    }
}
