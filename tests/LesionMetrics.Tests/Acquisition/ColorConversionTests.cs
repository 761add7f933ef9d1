using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;
using LesionMetrics.Kernels;
using LesionMetrics.Native;

namespace LesionMetrics.Tests.Acquisition;

public sealed class ColorConversionTests
{
    private static readonly RgbRaster Skin = SkinPicture.Draw(120, 90);

    // Display P3 to sRGB in linear light, both at D65 (SMPTE EG 432-1 and IEC 61966-2-1 primaries).
    private static readonly double[,] P3ToSrgb =
    {
        { 1.2249402, -0.2249402, 0 },
        { -0.0420570, 1.0420570, 0 },
        { -0.0196376, -0.0786361, 1.0982736 },
    };

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Display_p3_is_converted_by_its_embedded_profile(int bits)
    {
        RgbRaster stored = bits == 8 ? Skin : SkinPicture.Widen(Skin);
        DecodedPhoto photo = Decode(Encode(stored, "pngsave_buffer", save => save.With("profile", "p3")));

        Assert.Equal(bits, photo.Raster.BitsPerSample);
        Assert.NotNull(photo.ProfileName);
        Assert.Empty(photo.ReviewReasons);
        Assert.InRange(WorstMiss(photo.Raster), 0, 1.5);
    }

    [Fact]
    public void An_embedded_srgb_profile_changes_nothing()
    {
        DecodedPhoto photo = Decode(Encode(Skin, "pngsave_buffer", save => save.With("profile", "srgb")));
        Assert.NotNull(photo.ProfileName);
        Assert.Equal(0, TestRasters.MaxDifference(Skin, photo.Raster));
    }

    [Fact]
    public void Cmyk_with_its_profile_comes_back_as_the_same_colors()
    {
        DecodedPhoto photo = Decode(EncodeCmyk(keepProfile: true));
        Assert.Empty(photo.ReviewReasons);
        Assert.InRange(TestRasters.MaxDifference(Skin, photo.Raster), 0, 24);
    }

    [Fact]
    public void Cmyk_without_a_profile_is_a_guess_that_a_person_should_see()
    {
        DecodedPhoto photo = Decode(EncodeCmyk(keepProfile: false));
        Assert.Contains("CMYK", Assert.Single(photo.ReviewReasons), StringComparison.Ordinal);
        Assert.Equal(8, photo.Raster.BitsPerSample);
    }

    [Fact]
    public void A_damaged_profile_is_set_aside_and_said()
    {
        byte[] file = Encode(Skin, "tiffsave_buffer", save => save.With("profile", "p3"));
        int signature = file.AsSpan().IndexOf("acsp"u8);
        Assert.NotEqual(-1, signature);
        file.AsSpan(signature, 4).Clear();

        DecodedPhoto photo = Decode(file);
        Assert.Contains("profile cannot be used", Assert.Single(photo.ReviewReasons), StringComparison.Ordinal);
        Assert.Equal(0, TestRasters.MaxDifference(Skin, photo.Raster));
    }

    [Fact]
    public void Gray_becomes_three_equal_channels()
    {
        byte[] file = Encode(Skin, "pngsave_buffer", save => { }, "colourspace", step => step.With("space", "b-w"));
        RgbRaster raster = Decode(file).Raster;
        for (int i = 0; i < raster.Bytes.Length; i += 3)
        {
            Assert.True(raster.Bytes[i] == raster.Bytes[i + 1] && raster.Bytes[i] == raster.Bytes[i + 2]);
        }
    }

    [Fact]
    public void An_opaque_alpha_channel_is_dropped_in_silence()
    {
        DecodedPhoto photo = Decode(Encode(Skin, "pngsave_buffer", save => { }, "bandjoin_const", step => step.With("c", "255")));
        Assert.Empty(photo.ReviewReasons);
        Assert.Equal(0, TestRasters.MaxDifference(Skin, photo.Raster));
    }

    [Fact]
    public void Transparency_is_laid_over_black_and_said()
    {
        DecodedPhoto photo = Decode(Encode(Skin, "pngsave_buffer", save => { }, "bandjoin_const", step => step.With("c", "0")));
        Assert.Contains("transparent", Assert.Single(photo.ReviewReasons), StringComparison.Ordinal);
        Assert.False(photo.Raster.Bytes.ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void Floating_point_samples_are_refused()
    {
        byte[] file = Encode(Skin, "tiffsave_buffer", save => { }, "colourspace", step => step.With("space", "scrgb"));
        string reason = Assert.Throws<MeasurementException>(() => Decode(file)).Reason;
        Assert.Contains("a.bin holds 3 channels of type Float", reason, StringComparison.Ordinal);
    }

    private static double WorstMiss(RgbRaster converted)
    {
        double worst = 0;
        for (int i = 0; i < Skin.Size.PixelCount; i++)
        {
            double[] linear = [.. Enumerable.Range(0, 3).Select(c => SrgbTable.Decode(Skin.Bytes[(i * 3) + c] / 255.0))];
            for (int c = 0; c < 3; c++)
            {
                double sum = (P3ToSrgb[c, 0] * linear[0]) + (P3ToSrgb[c, 1] * linear[1]) + (P3ToSrgb[c, 2] * linear[2]);
                double code = converted.BitsPerSample == 8
                    ? converted.Bytes[(i * 3) + c]
                    : System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ushort>(converted.Bytes)[(i * 3) + c] / 257.0;
                worst = Math.Max(worst, Math.Abs(code - (255 * SrgbTable.Encode(Math.Clamp(sum, 0, 1)))));
            }
        }

        return worst;
    }

    private static byte[] EncodeCmyk(bool keepProfile) => Encode(
        Skin,
        "tiffsave_buffer",
        save => save.With("strip", keepProfile ? "false" : "true"),
        "icc_transform",
        step => step.With("input-profile", "srgb").With("output-profile", "cmyk"));

    private static unsafe byte[] Encode(
        RgbRaster raster, string saveOperation, Action<VipsOperation> save, string? stepOperation = null, Action<VipsOperation>? step = null)
    {
        fixed (byte* pixels = raster.Bytes)
        {
            using VipsImage image = RasterEncoding.Wrap(raster, pixels);
            using VipsOperation change = new(stepOperation ?? "copy");
            change.With("in", image);
            step?.Invoke(change);
            using VipsImage changed = change.BuildImage();
            using VipsOperation write = new(saveOperation);
            write.With("in", changed);
            save(write);
            return write.BuildFile();
        }
    }

    private static DecodedPhoto Decode(byte[] file) => PhotoDecoder.Decode(file, "a.bin", new AcquisitionOptions());

    /// <summary>libvips takes sRGB in silence where a profile lacks the intent asked for.</summary>
    [Theory]
    [InlineData("A2B0", false)]
    [InlineData("A2B1", true)]
    [InlineData("rTRC", true)]
    [InlineData("kTRC", true)]
    public void AProfileWithAPerceptualTableAloneIsConvertedByThat(string tag, bool relative)
    {
        byte[] profile = new byte[152];
        profile[131] = 1;
        System.Text.Encoding.ASCII.GetBytes(tag).CopyTo(profile, 132);
        profile[139] = 144;
        profile[143] = 8;

        Assert.Equal(relative, IccProfileText.HasRelativeIntent(profile));
    }
}
