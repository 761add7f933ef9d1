using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;

namespace LesionMetrics.Tests.Acquisition;

public sealed class QualityAssessorTests
{
    private static readonly QualityOptions Options = new();

    [Theory]
    [InlineData(0.9, 0.7, 0.6)]
    [InlineData(0.45, 0.3, 0.22)]
    [InlineData(0.12, 0.075, 0.055)]
    public void Sharp_skin_of_any_tone_is_ok(double red, double green, double blue)
    {
        PhotoQuality quality = QualityAssessor.Assess(SkinPicture.Draw(900, 700, (red, green, blue)), Options);
        Assert.Equal(OutcomeStatus.Ok, quality.Status);
        Assert.Empty(quality.Reason);
        Assert.InRange(quality.BlurScore, 0.4, 2);
    }

    [Theory]
    [InlineData(3.6f, OutcomeStatus.Review)]
    [InlineData(12f, OutcomeStatus.Failed)]
    public void Blur_costs_the_photo_its_verdict(float sigma, OutcomeStatus expected)
    {
        PhotoQuality quality = QualityAssessor.Assess(SkinPicture.Draw(900, 700, blurSigma: sigma), Options);
        Assert.Equal(expected, quality.Status);
        Assert.Contains("focus", quality.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void TheCensusCountsEachPixelOfAnyRowLength()
    {
        byte[] codes = [0, 1, 2, 200, 248, 249, 254, 255];
        for (int width = 1; width < 70; width += 3)
        {
            byte[] bytes = new byte[width * 2 * 3];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = i % 97 < 60 ? (byte)(90 + (i % 48)) : codes[i * 7 / 5 % codes.Length];
            }

            (int clipped, int blown, int white, int repeated) = (0, 0, 0, 0);
            for (int pixel = 0; pixel < width * 2; pixel++)
            {
                byte[] code = bytes[(3 * pixel)..((3 * pixel) + 3)];
                bool isClipped = code.Contains((byte)0) || code.Contains((byte)255);
                clipped += isClipped ? 1 : 0;
                blown += code[0] == 255 && code[2] < 249 ? 1 : 0;
                white += code[0] == 255 && code[1] == 255 ? 1 : 0;
                repeated += !isClipped && pixel % width >= 16 && code.SequenceEqual(bytes[((3 * pixel) - 48)..((3 * pixel) - 45)]) ? 1 : 0;
            }

            PixelCensus census = PixelCensus.Of(new RgbRaster(new ImageSize(width, 2), 8, bytes));
            Assert.Equal(clipped * 50.0 / width, census.ClippedPercent, 9);
            Assert.Equal(blown * 50.0 / width, census.BlownRedPercent, 9);
            Assert.Equal(white * 50.0 / width, census.WhitePercent, 9);
            Assert.Equal(100.0 * repeated / Math.Max(1, (width * 2) - clipped), census.RepeatedPercent, 9);
        }
    }

    [Fact]
    public void The_blur_score_falls_with_blur_and_noise_does_not_raise_it_back()
    {
        double[] scores = [.. new[] { 0f, 1.5f, 3f, 6f }.Select(sigma => Score(SkinPicture.Draw(1000, 800, blurSigma: sigma)))];
        Assert.Equal(scores.OrderDescending(), scores);

        double noisy = Score(SkinPicture.Draw(1000, 800, blurSigma: 6f, noiseCodes: 5));
        Assert.InRange(noisy, 0, 0.15);
    }

    [Fact]
    public void The_blur_score_knows_neither_exposure_nor_pixel_count()
    {
        double score = Score(SkinPicture.Draw(1024, 768, blurSigma: 2));
        Assert.InRange(Score(SkinPicture.Draw(1024, 768, (0.12, 0.08, 0.06), blurSigma: 2)), 0.85 * score, 1.15 * score);
        Assert.InRange(Score(SkinPicture.Draw(2048, 1536, blurSigma: 4)), 0.85 * score, 1.15 * score);
    }

    [Fact]
    public void A_sharp_date_stamp_does_not_speak_for_a_blurred_photo()
    {
        RgbRaster blurred = SkinPicture.Draw(1000, 800, blurSigma: 5);
        byte[] bytes = blurred.Bytes.ToArray();
        for (int y = 20; y < 60; y++)
        {
            for (int x = 20; x < 180; x++)
            {
                if ((x / 6) % 2 == 0)
                {
                    bytes.AsSpan(((y * 1000) + x) * 3, 3).Fill(0xF0);
                }
            }
        }

        double stamped = Score(new RgbRaster(blurred.Size, 8, bytes));
        Assert.InRange(stamped, 0, Options.ReviewBlurScore);
    }

    [Fact]
    public void Sixteen_bits_are_judged_as_eight()
    {
        RgbRaster eight = SkinPicture.Draw(600, 500);
        PhotoQuality first = QualityAssessor.Assess(eight, Options);
        PhotoQuality second = QualityAssessor.Assess(SkinPicture.Widen(eight), Options);
        Assert.Equal(first.Status, second.Status);
        Assert.Equal(first.ClippedPercent, second.ClippedPercent);
        Assert.Equal(first.BlurScore, second.BlurScore, 3);
    }

    [Fact]
    public void Clipped_pixels_are_counted_once_each()
    {
        RgbRaster picture = SkinPicture.Draw(200, 100);
        byte[] bytes = picture.Bytes.ToArray();
        bytes[0] = 255;
        bytes[2] = 0;
        bytes[3] = 0;
        bytes[6] = 254;
        Assert.Equal(2 * 100.0 / 20000, PixelCensus.Of(new RgbRaster(picture.Size, 8, bytes)).ClippedPercent, 9);
    }

    [Fact]
    public void Overexposed_skin_goes_to_review()
    {
        PhotoQuality quality = QualityAssessor.Assess(SkinPicture.Draw(600, 500, (1.25, 0.8, 0.6)), Options);
        Assert.Equal(OutcomeStatus.Review, quality.Status);
        Assert.Contains("overexposed", quality.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dark_photo_goes_to_review()
    {
        PhotoQuality quality = QualityAssessor.Assess(SkinPicture.Draw(600, 500, (0.03, 0.02, 0.015)), Options);
        Assert.Equal(OutcomeStatus.Review, quality.Status);
        Assert.Contains("dark", quality.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Size_decides_between_ok_review_and_refusal()
    {
        Assert.Contains("small at 220x300", QualityAssessor.Assess(SkinPicture.Draw(220, 300), Options).Reason, StringComparison.Ordinal);
        PhotoQuality tiny = QualityAssessor.Assess(SkinPicture.Draw(63, 300), Options);
        Assert.Equal(OutcomeStatus.Failed, tiny.Status);
        Assert.Contains("too small", tiny.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_tone_is_refused()
    {
        byte[] bytes = new byte[400 * 300 * 3];
        bytes.AsSpan().Fill(120);
        PhotoQuality quality = QualityAssessor.Assess(new RgbRaster(new ImageSize(400, 300), 8, bytes), Options);
        Assert.Equal(OutcomeStatus.Failed, quality.Status);
        Assert.Contains("blank", quality.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.4, 0.4, 0.4, "no color")]
    [InlineData(0.45, 0.2, 0.4, "purple")]
    [InlineData(0.1, 0.3, 0.15, "nothing of the color of skin")]
    public void What_is_no_clinical_photo_goes_to_review(double red, double green, double blue, string part)
    {
        PhotoQuality quality = QualityAssessor.Assess(SkinPicture.Draw(600, 500, (red, green, blue)), Options);
        Assert.Equal(OutcomeStatus.Review, quality.Status);
        Assert.Contains(part, quality.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_and_a_drawing_go_to_review()
    {
        Assert.Contains("page", QualityAssessor.Assess(Blocks((235, 235, 235), (30, 30, 30)), Options).Reason, StringComparison.Ordinal);
        Assert.Contains("drawing", QualityAssessor.Assess(Blocks((230, 180, 150), (150, 60, 40)), Options).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.3, 0.2)]
    [InlineData(-0.1, 0.2)]
    public void Options_out_of_range_are_refused_by_name(double refuse, double review)
    {
        QualityOptions options = new() { RefuseBlurScore = refuse, ReviewBlurScore = review };
        Assert.Contains("RefuseBlurScore", Assert.Throws<StudyException>(options.Validate).Message, StringComparison.Ordinal);
    }

    private static double Score(RgbRaster picture) => QualityAssessor.Assess(picture, Options).BlurScore;

    // Rows of small bars on a plain ground, as text and as buttons are.
    private static RgbRaster Blocks((byte R, byte G, byte B) ground, (byte R, byte G, byte B) ink)
    {
        const int Width = 800;
        const int Height = 600;
        byte[] bytes = new byte[Width * Height * 3];
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                bool isInk = (x % 40) < 7 && (y % 50) < 24;
                (byte r, byte g, byte b) = isInk ? ink : ground;
                int i = ((y * Width) + x) * 3;
                (bytes[i], bytes[i + 1], bytes[i + 2]) = (r, g, b);
            }
        }

        return new RgbRaster(new ImageSize(Width, Height), 8, bytes);
    }
}
