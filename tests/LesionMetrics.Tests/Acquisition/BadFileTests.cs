using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;
using LesionMetrics.Study;

namespace LesionMetrics.Tests.Acquisition;

public sealed class BadFileTests : IDisposable
{
    private static readonly RgbRaster Picture = SkinPicture.Draw(400, 300);
    private static readonly byte[] Jpeg = JpegWriter.Encode(Picture, 90);

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Savers => ["jpegsave_buffer", "pngsave_buffer", "tiffsave_buffer", "webpsave_buffer"];

    [Theory]
    [MemberData(nameof(Savers))]
    public void A_file_cut_off_anywhere_is_refused(string saver)
    {
        byte[] file = RasterEncoding.Encode(Picture, saver, save => { });
        foreach (double share in (double[])[0.02, 0.3, 0.6, 0.95])
        {
            string reason = Refusal(file[..(int)(share * file.Length)]);
            Assert.Contains("cut off or damaged", reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_jpeg_whose_middle_is_lost_is_refused_although_its_decoder_only_warns()
    {
        byte[] file = [.. Jpeg];
        file[file.Length / 2] = 0xFF;
        file[(file.Length / 2) + 1] = 0xD9;
        Assert.Contains("premature end", Refusal(file), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_jpeg_with_stray_bytes_between_markers_goes_to_review()
    {
        int secondMarker = 4 + Jpeg[5] + (Jpeg[4] << 8);
        DecodedPhoto photo = PhotoDecoder.Decode([.. Jpeg[..secondMarker], 0, 1, 2, .. Jpeg[secondMarker..]], "a.jpg", new AcquisitionOptions());
        Assert.Contains("extraneous bytes", Assert.Single(photo.ReviewReasons), StringComparison.Ordinal);
        Assert.Equal(0, TestRasters.MaxDifference(PhotoDecoder.Decode(Jpeg, "b.jpg", new AcquisitionOptions()).Raster, photo.Raster));
    }

    [Fact]
    public void Bytes_after_the_end_do_no_harm()
    {
        Assert.Empty(PhotoDecoder.Decode([.. Jpeg, 1, 2, 3, 4], "a.jpg", new AcquisitionOptions()).ReviewReasons);
    }

    [Fact]
    public void A_png_with_one_wrong_byte_is_refused()
    {
        byte[] file = RasterEncoding.Encode(Picture, "pngsave_buffer", save => { });
        file[file.Length / 2] ^= 0x55;
        Assert.Contains("PNG", Refusal(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GIF89a-------------------", "a GIF image")]
    [InlineData("%PDF-1.7 ----------------", "a PDF document")]
    [InlineData("<html><body>not found</body></html>", "a web page")]
    [InlineData("This is a note, not a photo.", "not a photo")]
    [InlineData("x", "not a photo")]
    public void What_is_no_photo_is_called_by_its_name(string content, string part)
    {
        string reason = Refusal(System.Text.Encoding.ASCII.GetBytes(content));
        Assert.Contains($"S1/baseline/a.jpg is {part}", reason, StringComparison.Ordinal);
        Assert.Contains("JPEG, PNG, TIFF, WebP or HEIC", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_and_a_missing_one_are_refused()
    {
        Assert.Contains("is empty", Refusal([]), StringComparison.Ordinal);
        PhotoEntry missing = new("S1", "baseline", 0, "site", "S1/baseline/b.jpg", _folder.PathOf("b.jpg"));
        Assert.Contains("S1/baseline/b.jpg does not exist", Assert.Throws<MeasurementException>(() => PhotoReader.Read(missing, new())).Reason, StringComparison.Ordinal);
        PhotoEntry folder = missing with { FullPath = _folder.Root };
        Assert.Contains("cannot be opened", Assert.Throws<MeasurementException>(() => PhotoReader.Read(folder, new())).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_pixel_limit_is_judged_before_decoding()
    {
        // The header claims 60000 x 60000; the file holds a few hundred bytes.
        byte[] file = RasterEncoding.Encode(SkinPicture.Draw(64, 64), "pngsave_buffer", save => { });
        byte[] size = [0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60];
        size.CopyTo(file, 16);
        uint crc = Crc32(file.AsSpan(12, 17));
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), crc);
        Assert.Contains("60000x60000 pixels, more than the limit of 200 megapixels", Refusal(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_above_the_byte_limit_is_refused()
    {
        string reason = Refusal(Jpeg, new AcquisitionOptions { MaxFileBytes = 1000 });
        Assert.Contains("larger than", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_of_several_pages_is_used_and_said()
    {
        byte[] file = RasterEncoding.Encode(Picture, "tiffsave_buffer", save => save.With("page-height", 150));
        DecodedPhoto photo = PhotoDecoder.Decode(file, "a.tif", new AcquisitionOptions());
        Assert.Equal(new ImageSize(400, 150), photo.Raster.Size);
        Assert.Contains("holds 2 pictures", Assert.Single(photo.ReviewReasons), StringComparison.Ordinal);
    }

    [Fact]
    public void Reasons_are_a_files_own_when_many_fail_at_once()
    {
        byte[] png = RasterEncoding.Encode(Picture, "pngsave_buffer", save => { });
        byte[][] bad = [Jpeg[..(Jpeg.Length / 2)], png[..(png.Length / 2)]];
        string[] alone = [.. bad.Select(file => Decode(file))];
        string[] together = new string[64];
        Parallel.For(0, together.Length, i => together[i] = Decode(bad[i % 2]));
        Assert.All(Enumerable.Range(0, together.Length), i => Assert.Equal(alone[i % 2], together[i]));

        static string Decode(byte[] file) => Assert.Throws<MeasurementException>(() => PhotoDecoder.Decode(file, "a", new AcquisitionOptions())).Reason;
    }

    // The checksum of a PNG chunk (ISO 3309).
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    private string Refusal(byte[] file, AcquisitionOptions? options = null)
    {
        string path = _folder.Put("a.jpg", file);
        PhotoEntry entry = new("S1", "baseline", 0, "site", "S1/baseline/a.jpg", path);
        MeasurementException refusal = Assert.Throws<MeasurementException>(() => PhotoReader.Read(entry, options ?? new AcquisitionOptions()));
        Assert.Equal("acquisition", refusal.Stage);
        Assert.DoesNotContain(_folder.Root, refusal.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Reason);
        return refusal.Reason;
    }
}
