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
    public void ThePictureEndsWhereTheFollowUpEndsAndNotAGridStepBefore()
    {
        RgbRaster picture = SampleRows.Gradient(20, 20);

        // Twice as large: column 9.75 of the baseline is the follow-up's last; the grid's last two columns lie beyond it and have no counterpart.
        PixelMapping mapping = new(
            picture.Size, picture.Size, [2, 0, 0, 0, 1, 0, 0, 0, 1], [0, 4, 8, 12, 19], [0, 19],
            [0, 8, 16, double.NaN, double.NaN, 0, 8, 16, double.NaN, double.NaN], [0, 0, 0, double.NaN, double.NaN, 19, 19, 19, double.NaN, double.NaN]);

        Canvas warped = RegisteredPicture.Warp(picture, mapping, picture.Size);

        Assert.Equal(new Canvas(picture)[18, 10], warped[9, 10]);
        Assert.Equal(Palette.NoCounterpart, warped[10, 10]);
        Assert.Equal(Palette.NoCounterpart, warped[15, 10]);
    }

    internal static PixelMapping Shift(int width, int height, double dx, double dy)
    {
        double[] x = [0, width - 1];
        double[] y = [0, height - 1];
        return new PixelMapping(new ImageSize(width, height), new ImageSize(width, height), [1, 0, dx, 0, 1, dy, 0, 0, 1], x, y,
            [x[0] + dx, x[1] + dx, x[0] + dx, x[1] + dx], [y[0] + dy, y[0] + dy, y[1] + dy, y[1] + dy]);
    }
}
