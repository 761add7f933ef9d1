using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;
using LesionMetrics.Study;

namespace LesionMetrics.Tests.Acquisition;

public sealed class PhotoReaderTests : IDisposable
{
    private static readonly RgbRaster Upright = SkinPicture.Draw(320, 240);
    private static readonly byte[] Jpeg = JpegWriter.Encode(Upright, 95);

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Every_orientation_comes_out_upright_once(int orientation)
    {
        RgbRaster stored = Store(Upright, orientation);
        _folder.Put("a.jpg", ExifBlock.InsertInto(JpegWriter.Encode(stored, 97), orientation));

        Photo photo = Read("a.jpg");

        Assert.Equal(orientation, photo.Camera.Orientation);
        Assert.Equal(Upright.Size, photo.Raster.Size);
        Assert.InRange(MeanDifference(Upright, photo.Raster), 0, 3);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(8)]
    public void Sixteen_bits_are_turned_as_eight(int orientation)
    {
        RgbRaster stored = SkinPicture.Widen(Store(Upright, orientation));
        Assert.Equal(0, TestRasters.MaxDifference(SkinPicture.Widen(Upright), UprightTransform.Apply(stored, orientation)));
    }

    [Fact]
    public void The_hash_is_that_of_the_file()
    {
        _folder.Put("a.jpg", Jpeg);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Jpeg)), Read("a.jpg").Sha256);
    }

    [Fact]
    public void Camera_facts_are_read_and_nothing_that_identifies_is_kept()
    {
        _folder.Put("a.jpg", ExifBlock.InsertInto(Jpeg, 1, model: "Testcam 7\u0007"));

        CameraFacts camera = Read("a.jpg").Camera;

        Assert.Equal("Testcam 7", camera.Model);
        Assert.Equal(400, camera.Iso);
        Assert.True(camera.FlashFired);
        Assert.Null(camera.Make);
        Assert.DoesNotContain("SERIAL", camera.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Adobe_rgb_without_a_profile_goes_to_review()
    {
        _folder.Put("a.jpg", ExifBlock.InsertInto(Jpeg, 1, interop: "R03"));
        _folder.Put("b.jpg", ExifBlock.InsertInto(Jpeg, 1, interop: "R98"));
        Assert.Contains("Adobe RGB", Read("a.jpg").Quality.Reason, StringComparison.Ordinal);
        Assert.Empty(Read("b.jpg").Quality.Reason);
    }

    [Fact]
    public void A_region_of_interest_of_the_upright_size_is_taken_and_another_refused()
    {
        _folder.Put("a.jpg", ExifBlock.InsertInto(JpegWriter.Encode(Store(Upright, 6), 95), 6));
        Mask roi = new(Upright.Size);
        roi.WritableRow(7).Fill(Mask.In);
        MaskPng.Write(_folder.PathOf("a.roi.png"), roi);
        MaskPng.Write(_folder.PathOf("wrong.roi.png"), new Mask(240, 320));
        MaskPng.Write(_folder.PathOf("empty.roi.png"), new Mask(Upright.Size));

        Assert.True(roi.Pixels.SequenceEqual(Read("a.jpg", roi: "a.roi.png").Roi!.Pixels));
        Assert.Contains("240x320 pixels but its photo is 320x240", Refusal("a.jpg", roi: "wrong.roi.png"), StringComparison.Ordinal);
        Assert.Contains("marks no pixel", Refusal("a.jpg", roi: "empty.roi.png"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_blurred_photo_is_refused_by_the_name_of_its_file()
    {
        PngWriter.Write(_folder.PathOf("a.png"), SkinPicture.Draw(600, 450, blurSigma: 12));
        string reason = Refusal("a.png");
        Assert.StartsWith("S1/baseline/a.png is far out of focus", reason, StringComparison.Ordinal);
    }

    private static RgbRaster Store(RgbRaster upright, int orientation)
    {
        // Orientations 6 and 8 undo each other; the others undo themselves.
        int inverse = orientation switch { 6 => 8, 8 => 6, _ => orientation };
        return UprightTransform.Apply(upright, inverse);
    }

    private static double MeanDifference(RgbRaster a, RgbRaster b)
    {
        long sum = 0;
        for (int i = 0; i < a.Bytes.Length; i++)
        {
            sum += Math.Abs(a.Bytes[i] - b.Bytes[i]);
        }

        return (double)sum / a.Bytes.Length;
    }

    private Photo Read(string name, string? roi = null) => PhotoReader.Read(
        new PhotoEntry("S1", "baseline", 0, "site", $"S1/baseline/{name}", _folder.PathOf(name), RoiPath: roi is null ? null : _folder.PathOf(roi)),
        new AcquisitionOptions());

    private string Refusal(string name, string? roi = null) => Assert.Throws<MeasurementException>(() => Read(name, roi)).Reason;
}
