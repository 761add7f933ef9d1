using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;
using LesionMetrics.Native;
using LesionMetrics.Study;

namespace LesionMetrics.Tests.Acquisition;

public sealed class PhotoFormatTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Png_comes_back_bit_for_bit_at_8_and_16_bits()
    {
        RgbRaster eight = SkinPicture.Draw(320, 240);
        RgbRaster sixteen = SkinPicture.Widen(eight);
        PngWriter.Write(_folder.PathOf("8.png"), eight);
        PngWriter.Write(_folder.PathOf("16.png"), sixteen);

        Assert.Equal(0, TestRasters.MaxDifference(eight, Read("8.png").Raster));
        Assert.Equal(0, TestRasters.MaxDifference(sixteen, Read("16.png").Raster));
    }

    [Fact]
    public void Jpeg_comes_back_nearly()
    {
        RgbRaster raster = SkinPicture.Draw(320, 240);
        JpegWriter.Write(_folder.PathOf("a.jpg"), raster, 97);
        Assert.InRange(TestRasters.MaxDifference(raster, Read("a.jpg").Raster), 0, 24);
    }

    [Fact]
    public void A_jpeg_is_written_without_metadata()
    {
        byte[] file = JpegWriter.Encode(TestRasters.Gradient(32, 32));
        Assert.Equal(-1, file.AsSpan().IndexOf("Exif"u8));
        Assert.Equal(-1, file.AsSpan().IndexOf("ICC_PROFILE"u8));
    }

    [Theory]
    [InlineData("tiffsave_buffer")]
    [InlineData("webpsave_buffer")]
    [InlineData("heifsave_buffer")]
    public void Other_formats_are_told_by_content_under_any_name(string save)
    {
        RgbRaster raster = SkinPicture.Draw(320, 240);
        byte[] file = RasterEncoding.Encode(raster, save, operation =>
        {
            if (save != "tiffsave_buffer")
            {
                // The encoders' fastest setting: what is tested is the way back.
                operation.With("Q", 90).With("effort", 0);
            }
        });
        _folder.Put("misnamed.jpg", file);

        Assert.InRange(TestRasters.MaxDifference(raster, Read("misnamed.jpg").Raster), 0, save == "tiffsave_buffer" ? 0 : 40);
    }

    [Theory]
    [InlineData(400, 200)]
    [InlineData(900, 450)]
    [InlineData(2700, 1350)]
    public void Shrinking_keeps_the_aspect_and_the_colors(int width, int height)
    {
        RgbRaster raster = TestRasters.Gradient(width, height);
        RgbRaster small = RasterShrinker.Shrink(raster, new ImageSize(100, 100));
        Assert.Equal(new ImageSize(100, 50), small.Size);
        int block = width / 100;
        foreach ((int x, int y) in new[] { (15, 6), (40, 30), (80, 45) })
        {
            for (int channel = 0; channel < 3; channel++)
            {
                double mean = Enumerable.Range(0, block * block).Average(i => raster.Row8((y * block) + (i / block))[(3 * ((x * block) + (i % block))) + channel]);
                Assert.InRange(small.Row8(y)[(3 * x) + channel], mean - 2, mean + 2);
            }
        }
    }

    [Fact]
    public void A_picture_that_fits_is_not_enlarged()
    {
        RgbRaster raster = TestRasters.Gradient(40, 20);
        Assert.Same(raster, RasterShrinker.Shrink(raster, new ImageSize(100, 100)));
    }

    [Fact]
    public void The_library_names_its_version()
    {
        Assert.Matches(@"^8\.\d+\.\d+$", VipsLibrary.DescribeVersion());
    }

    private Photo Read(string name) => PhotoReader.Read(new PhotoEntry("S1", "baseline", 0, "site", name, _folder.PathOf(name)), new AcquisitionOptions());
}
