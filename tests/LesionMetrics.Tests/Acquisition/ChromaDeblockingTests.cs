using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;

namespace LesionMetrics.Tests.Acquisition;

/// <summary>A JPEG of quality 50 holds the color of 16 x 16 pixels in steps of two levels; skin's color changes more softly.</summary>
public sealed class ChromaDeblockingTests
{
    private static readonly AcquisitionOptions AsCoded = new() { Deblocks = false };

    [Theory]
    [InlineData(320, 256)]
    [InlineData(331, 247)]
    public void SoftColorComesCloserToWhatWasPhotographed(int width, int height)
    {
        RgbRaster skin = Flush(width, height);
        byte[] file = JpegWriter.Encode(skin, 50);

        RgbRaster coded = Decode(file, AsCoded);
        RgbRaster deblocked = Decode(file, new AcquisitionOptions());

        Assert.InRange(ColorError(skin, deblocked), 0, 0.95 * ColorError(skin, coded));
        Assert.InRange(StepAtBlocks(deblocked), 0, 0.5 * StepAtBlocks(coded));
    }

    [Theory]
    [InlineData(70)]
    [InlineData(85)]
    [InlineData(95)]
    public void FinerColorStaysAsItIs(int quality)
    {
        byte[] file = JpegWriter.Encode(Flush(320, 256), quality);

        Assert.Equal(0, TestRasters.MaxDifference(Decode(file, AsCoded), Decode(file, new AcquisitionOptions())));
    }

    /// <summary>A quarter of each step at most: the mean of a block, a step of 17 over 8 pixels squared, by half a level, and by a quarter more where all frequencies add up.</summary>
    [Fact]
    public void NoBlockIsMovedFurtherThanAPartOfItsStep()
    {
        RgbRaster spots = SkinPicture.Draw(320, 256);
        byte[] file = JpegWriter.Encode(spots, 50);

        (double[] before, double[] after) = (BlockMeans(Decode(file, AsCoded)), BlockMeans(Decode(file, new AcquisitionOptions())));

        // Blocks borrow from their neighbors where a sample is spread over pixels, and pixels are rounded.
        Assert.All(before.Zip(after), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, (17 / 4.0 / 8) + 0.25));
    }

    [Fact]
    public void BlocksAreThoseOfTheFileWhicheverWayItIsHeld()
    {
        byte[] upright = JpegWriter.Encode(Flush(320, 250), 50);
        byte[] turned = ExifBlock.InsertInto(upright, 6);

        Assert.Equal(0, TestRasters.MaxDifference(
            UprightTransform.Apply(Decode(upright, new AcquisitionOptions()), 6), Decode(turned, new AcquisitionOptions())));
    }

    /// <summary>Annex K of ITU T.81, table K.2, is quality 50.</summary>
    [Fact]
    public void TheHeaderTellsTheSteps()
    {
        JpegChromaCoding coding = JpegChromaCoding.Read(JpegWriter.Encode(Flush(64, 48), 50))!;

        Assert.Equal((2, 2), (coding.ColumnStep, coding.RowStep));
        Assert.Equal([17, 18, 24, 47], coding.BlueSteps.Take(4));
        Assert.Equal([18, 21, 26, 66], coding.RedSteps.Skip(8).Take(4));
        Assert.Equal((1, 1), (JpegChromaCoding.Read(JpegWriter.Encode(Flush(64, 48), 95))!.ColumnStep, JpegChromaCoding.Read(JpegWriter.Encode(Flush(64, 48), 95))!.RowStep));
    }

    [Fact]
    public void AHeaderThatIsDamagedOrOfOtherColorsTellsNothing()
    {
        byte[] file = JpegWriter.Encode(Flush(64, 48), 50);
        int scan = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);

        Assert.Null(JpegChromaCoding.Read([]));
        Assert.Null(JpegChromaCoding.Read(RasterEncoding.Encode(Flush(64, 48), "pngsave_buffer", save => { })));
        Assert.All(Enumerable.Range(0, scan + 3), length => Assert.Null(JpegChromaCoding.Read(file.AsSpan(0, length))));
        Assert.Null(JpegChromaCoding.Read([.. file[..2], 0xFF, 0xEE, 0, 14, .. "Adobe"u8, 0, 100, 0, 0, 0, 0, 0, .. file[2..]]));
        Assert.NotNull(JpegChromaCoding.Read([.. file[..2], 0xFF, 0xEE, 0, 14, .. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1, .. file[2..]]));
        for (int i = 0; i < scan; i++)
        {
            // Whatever a byte of the header becomes, reading ends.
            _ = JpegChromaCoding.Read([.. file[..i], (byte)(file[i] ^ 0xFF), .. file[(i + 1)..]]);
        }
    }

    /// <summary>Skin under grain, that reddens by some levels from left to right.</summary>
    private static RgbRaster Flush(int width, int height)
    {
        byte[] bytes = new byte[width * height * 3];
        ulong state = 5;
        for (int i = 0; i < width * height; i++)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            double grain = ((state >> 40) / (double)(1 << 24) * 6) - 3;
            double red = 5.0 * (i % width) / width;
            bytes[3 * i] = (byte)Math.Round(190 + grain + red);
            bytes[(3 * i) + 1] = (byte)Math.Round(150 + grain - red);
            bytes[(3 * i) + 2] = (byte)Math.Round(130 + grain - red);
        }

        return new RgbRaster(new ImageSize(width, height), 8, bytes);
    }

    private static RgbRaster Decode(byte[] file, AcquisitionOptions options) => PhotoDecoder.Decode(file, "a.jpg", options).Raster;

    /// <summary>Mean error of R - G over columns, which averages grain out.</summary>
    private static double ColorError(RgbRaster truth, RgbRaster photo)
    {
        (double[] expected, double[] found) = (ColumnMeans(truth), ColumnMeans(photo));
        return expected.Zip(found, (a, b) => Math.Abs(a - b)).Average();
    }

    private static double StepAtBlocks(RgbRaster photo)
    {
        double[] means = ColumnMeans(photo);
        return Enumerable.Range(1, (means.Length / 16) - 1).Average(block => Math.Abs(means[16 * block] - means[(16 * block) - 1]));
    }

    private static double[] ColumnMeans(RgbRaster photo) =>
        [.. Enumerable.Range(0, photo.Size.Width).Select(x => Enumerable.Range(0, photo.Size.Height).Average(y => (double)photo.Row8(y)[3 * x] - photo.Row8(y)[(3 * x) + 1]))];

    /// <summary>Mean Cr of each whole block of 16 x 16.</summary>
    private static double[] BlockMeans(RgbRaster photo)
    {
        (int columns, int rows) = (photo.Size.Width / 16, photo.Size.Height / 16);
        double[] means = new double[columns * rows];
        for (int y = 0; y < 16 * rows; y++)
        {
            ReadOnlySpan<byte> row = photo.Row8(y);
            for (int x = 0; x < 16 * columns; x++)
            {
                means[(y / 16 * columns) + (x / 16)] += ((0.5 * row[3 * x]) - (0.418688 * row[(3 * x) + 1]) - (0.081312 * row[(3 * x) + 2])) / 256;
            }
        }

        return means;
    }
}
