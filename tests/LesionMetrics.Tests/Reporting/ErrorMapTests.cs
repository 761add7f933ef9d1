using LesionMetrics.Imaging;
using LesionMetrics.Reporting;
using LesionMetrics.Reporting.Drawing;

namespace LesionMetrics.Tests.Reporting;

public class ErrorMapTests
{
    [Fact]
    public void EachErrorHasItsColorAndWhereNothingIsComparedThePhotoIsBare()
    {
        Plane error = new(4, 1);
        new[] { 1f, 4f, 9f, float.NaN }.CopyTo(error.WritableSamples);
        Canvas bare = new(new ImageSize(8, 2), Palette.Light);

        Canvas map = ErrorMap.Draw(bare.ToRaster(), error);

        Rgb[] colors = [map[1, 0], map[3, 1], map[5, 0]];
        Assert.Equal(3, colors.Distinct().Count());
        Assert.DoesNotContain(Palette.Light, colors);
        Assert.Equal(map[0, 0], map[1, 1]);
        Assert.Equal(Palette.Light, map[6, 0]);
        Assert.Equal(Palette.Light, map[7, 1]);
    }
}
