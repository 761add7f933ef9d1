using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;

namespace LesionMetrics.Tests.Acquisition;

public sealed class MaskPngTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 5)]
    [InlineData(8, 3)]
    [InlineData(131, 64)]
    public void A_mask_comes_back_as_written(int width, int height)
    {
        Mask mask = Checkered(width, height);
        string path = _folder.PathOf("deep/site.plaque.png");

        MaskPng.Write(path, mask);
        Mask back = MaskPng.Read(path, "site.plaque.png", mask.Size);

        Assert.True(mask.Pixels.SequenceEqual(back.Pixels));
        Assert.Equal(mask.Size, back.Size);
    }

    [Fact]
    public void A_mask_is_stored_at_one_bit_and_leaves_nothing_else_behind()
    {
        string path = _folder.PathOf("m.png");
        MaskPng.Write(path, Checkered(100, 80));

        byte[] file = File.ReadAllBytes(path);
        Assert.Equal(1, file[24]);
        Assert.Equal(0, file[25]);
        Assert.Equal([path], Directory.GetFiles(_folder.Root));
    }

    [Fact]
    public void A_companion_is_stored_at_eight_bits_and_comes_back()
    {
        string path = _folder.PathOf("m.png");
        Mask mask = Checkered(131, 64);
        MaskPng.WriteCompanion(path, mask);

        byte[] file = File.ReadAllBytes(path);
        Assert.Equal(8, file[24]);
        Assert.Equal(0, file[25]);
        Assert.True(mask.Pixels.SequenceEqual(MaskPng.Read(path, "m.png", mask.Size).Pixels));
    }

    [Fact]
    public void A_written_mask_replaces_the_one_before()
    {
        string path = _folder.PathOf("m.png");
        MaskPng.Write(path, Mask.Full(new ImageSize(9, 9)));
        MaskPng.Write(path, new Mask(4, 4));

        Assert.Equal(new ImageSize(4, 4), MaskPng.Read(path, "m.png").Size);
    }

    [Fact]
    public void Eight_bit_gray_is_cut_at_the_middle()
    {
        byte[] rgb = [0, 0, 0, 127, 127, 127, 128, 128, 128, 255, 255, 255];
        string path = _folder.PathOf("m.png");
        PngWriter.Write(path, new RgbRaster(new ImageSize(4, 1), 8, rgb));

        Assert.Equal([0, 0, 255, 255], MaskPng.Read(path, "m.png").Pixels.ToArray());
    }

    [Fact]
    public void The_wrong_size_is_refused_and_both_sizes_are_named()
    {
        string path = _folder.PathOf("m.png");
        MaskPng.Write(path, new Mask(30, 20));

        MeasurementException refusal = Assert.Throws<MeasurementException>(() => MaskPng.Read(path, "S1/baseline/m.png", new ImageSize(20, 30)));
        Assert.Contains("S1/baseline/m.png is 30x20", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains("20x30", refusal.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Root, refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Colors_are_refused()
    {
        string path = _folder.PathOf("m.png");
        PngWriter.Write(path, TestRasters.Gradient(8, 8));
        Assert.Contains("colors", Assert.Throws<MeasurementException>(() => MaskPng.Read(path, "m.png")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_image_of_zeros_and_ones_is_refused()
    {
        string path = _folder.PathOf("m.png");
        PngWriter.Write(path, new RgbRaster(new ImageSize(2, 1), 8, [0, 0, 0, 1, 1, 1]));
        Assert.Contains("255", Assert.Throws<MeasurementException>(() => MaskPng.Read(path, "m.png")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_jpeg_under_a_mask_name_is_refused()
    {
        string path = _folder.PathOf("m.png");
        JpegWriter.Write(path, TestRasters.Gradient(8, 8));
        Assert.Contains("not a PNG", Assert.Throws<MeasurementException>(() => MaskPng.Read(path, "m.png")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_off_mask_is_refused()
    {
        string path = _folder.PathOf("m.png");
        MaskPng.Write(path, Checkered(400, 300));
        byte[] file = File.ReadAllBytes(path);
        File.WriteAllBytes(path, file[..(file.Length / 2)]);
        Assert.Contains("damaged", Assert.Throws<MeasurementException>(() => MaskPng.Read(path, "m.png")).Reason, StringComparison.Ordinal);
    }

    private static Mask Checkered(int width, int height)
    {
        Mask mask = new(width, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                mask.WritableRow(y)[x] = ((x * x) + (3 * y) + (x * y)) % 5 < 2 ? Mask.In : Mask.Out;
            }
        }

        return mask;
    }
}
