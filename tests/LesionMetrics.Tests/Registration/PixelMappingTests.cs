using LesionMetrics.Imaging;
using LesionMetrics.Registration;

namespace LesionMetrics.Tests.Registration;

public class PixelMappingTests
{
    [Fact]
    public void TheExtendedMappingGoesOnInStraightLinesByOneStep()
    {
        double[] axis = [0, 10, 20, 30, 40];
        double[] mapX = new double[25];
        double[] mapY = new double[25];
        for (int k = 0; k < 25; k++)
        {
            bool known = k % 5 >= 2;
            mapX[k] = known ? (1.1 * axis[k % 5]) - 15 : double.NaN;
            mapY[k] = known ? (0.9 * axis[k / 5]) + 4 : double.NaN;
        }

        PixelMapping mapping = new(new ImageSize(41, 41), new ImageSize(50, 50), [1, 0, 0, 0, 1, 0, 0, 0, 1], axis, axis, mapX, mapY);

        (double x, double y) = mapping.Extended().Map(15, 33);

        Assert.True(double.IsNaN(mapping.Map(15, 33).X));
        Assert.Equal((1.1 * 15) - 15, x, 1e-9);
        Assert.Equal((0.9 * 33) + 4, y, 1e-9);
        Assert.True(double.IsNaN(mapping.Extended().Map(5, 33).X));
        Assert.Equal(mapping.Map(31, 12), mapping.Extended().Map(31, 12));
    }

    /// <summary>A grid point beyond the frame has no counterpart, but the skin up to the frame has: none of it may be lost.</summary>
    [Fact]
    public void SamplesReachToTheEdgeOfTheFollowup()
    {
        double[] axis = [0, 10, 20, 30, 40];
        double[] mapX = new double[25];
        double[] mapY = new double[25];
        for (int k = 0; k < 25; k++)
        {
            double x = axis[k % 5] + 13;
            mapX[k] = x <= 40.5 ? x : double.NaN;
            mapY[k] = x <= 40.5 ? axis[k / 5] : double.NaN;
        }

        PixelMapping mapping = new(new ImageSize(41, 41), new ImageSize(41, 41), [1, 0, 13, 0, 1, 0, 0, 0, 1], axis, axis, mapX, mapY);

        (Plane sampledX, Plane sampledY) = mapping.SampleAt(new ImageSize(41, 41), new ImageSize(41, 41));

        Assert.True(double.IsNaN(mapping.Map(27, 5).X));
        Assert.Equal(40, sampledX[27, 5], 1e-4f);
        Assert.Equal(5, sampledY[27, 5], 1e-4f);
        Assert.True(sampledX[28, 5] > 40.5);
    }
}
