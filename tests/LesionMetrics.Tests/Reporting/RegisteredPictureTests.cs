using LesionMetrics.Imaging;
using LesionMetrics.Registration;
using LesionMetrics.Reporting;
using LesionMetrics.Reporting.Drawing;

namespace LesionMetrics.Tests.Reporting;

public sealed class RegisteredPictureTests
{
    [Fact]
    public void TheIdentityGivesThePictureBack()
    {
        RgbRaster picture = SampleRows.Gradient(40, 30);
        Canvas warped = RegisteredPicture.Warp(picture, Shift(40, 30, 0, 0), picture.Size);
        Assert.Equal(picture.Bytes.ToArray(), warped.ToRaster().Bytes.ToArray());
    }

    [Fact]
    public void AShiftMovesThePictureAndLeavesTheRestGray()
    {
        RgbRaster picture = SampleRows.Gradient(40, 30);
        Canvas warped = RegisteredPicture.Warp(picture, Shift(40, 30, 10, -4), picture.Size);
        Assert.Equal(new Canvas(picture)[25, 11], warped[15, 15]);
        Assert.Equal(Palette.NoCounterpart, warped[35, 15]);
        Assert.Equal(Palette.NoCounterpart, warped[15, 2]);
    }

    [Fact]
    public void APointWithoutCounterpartIsGray()
    {
        RgbRaster picture = SampleRows.Gradient(20, 20);
        PixelMapping mapping = new(picture.Size, picture.Size, [1, 0, 0, 0, 1, 0, 0, 0, 1], [0, 9, 19], [0, 19], [0, 9, double.NaN, 0, 9, double.NaN], [0, 0, 0, 19, 19, 19]);
        Canvas warped = RegisteredPicture.Warp(picture, mapping, picture.Size);
        Assert.Equal(Palette.NoCounterpart, warped[15, 10]);
        Assert.NotEqual(Palette.NoCounterpart, warped[5, 10]);
    }

    internal static PixelMapping Shift(int width, int height, double dx, double dy)
    {
        double[] x = [0, width - 1];
        double[] y = [0, height - 1];
        return new PixelMapping(new ImageSize(width, height), new ImageSize(width, height), [1, 0, dx, 0, 1, dy, 0, 0, 1], x, y,
            [x[0] + dx, x[1] + dx, x[0] + dx, x[1] + dx], [y[0] + dy, y[0] + dy, y[1] + dy, y[1] + dy]);
    }
}
