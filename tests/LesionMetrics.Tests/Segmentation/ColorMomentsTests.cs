using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Tests.Segmentation;

/// <summary>Moments of colors, and the normal distributions made of them.</summary>
public sealed class ColorMomentsTests
{
    private static readonly ImageSize Size = new(4, 1);

    private static readonly Plane[] Colors = [Row(0, 2, 4, 9), Row(1, 1, 3, 9), Row(0, -2, 2, 9)];

    [Fact]
    public void Mean_and_covariance_are_those_of_the_pixels_in_the_mask()
    {
        Mask first = new(Size);
        first.WritablePixels[..3].Fill(Mask.In);

        ColorMoments moments = ColorMoments.Of(Colors, first);

        Near([2, 5 / 3.0, 0], moments.Mean);
        Near([8 / 3.0, 4 / 3.0, 4 / 3.0, 4 / 3.0, 8 / 9.0, 4 / 3.0, 4 / 3.0, 4 / 3.0, 8 / 3.0], moments.Covariance);
    }

    [Fact]
    public void A_pixel_of_weight_three_counts_as_three()
    {
        Plane[] thrice = [Row(0, 2, 2, 2), Row(1, 1, 1, 1), Row(0, -2, -2, -2)];

        ColorMoments weighted = ColorMoments.Of(Colors, [1, 3, 0, 0]);
        ColorMoments repeated = ColorMoments.Of(thrice, Mask.Full(Size));

        Near(repeated.Mean, weighted.Mean);
        Near(repeated.Covariance, weighted.Covariance);
    }

    [Fact]
    public void The_density_is_that_of_the_normal_distribution()
    {
        NormalColor color = new([1, 2, 3], [4, 1, 0, 1, 2, 0, 0, 0, 0.5]);

        // Of the first two the inverse is [2, -1; -1, 4] / 7 and the determinant 7; of the third 2 and 0.5.
        Assert.Equal(0, color.SquaredDistance(1, 2, 3), 1e-12);
        Assert.Equal((2.0 / 7) + 2, color.SquaredDistance(2, 2, 4), 1e-12);
        Assert.Equal(-0.5 * ((2.0 / 7) + 2 + Math.Log(3.5)), color.LogDensity(2, 2, 4), 1e-12);
    }

    private static void Near(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-9);
        }
    }

    private static Plane Row(params float[] values)
    {
        Plane plane = new(Size);
        values.CopyTo(plane.WritableSamples);
        return plane;
    }
}
