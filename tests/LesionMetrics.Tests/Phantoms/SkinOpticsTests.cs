using LesionMetrics.Phantoms;

namespace LesionMetrics.Tests.Phantoms;

public sealed class SkinOpticsTests
{
    [Theory]
    [InlineData(SkinTone.I, 55, 90)]
    [InlineData(SkinTone.II, 41, 55)]
    [InlineData(SkinTone.III, 28, 41)]
    [InlineData(SkinTone.IV, 10, 28)]
    [InlineData(SkinTone.V, -30, 10)]
    [InlineData(SkinTone.VI, -90, -30)]
    public void Skin_of_a_tone_has_a_typology_angle_in_its_band(SkinTone tone, double low, double high)
    {
        for (ulong seed = 0; seed < 12; seed++)
        {
            SkinTraits traits = SkinTraits.Draw(tone, new RandomStream(seed));
            traits.Colors.Sample((float)traits.LnMelanin, (float)traits.LnBlood, out float r, out float g, out float b);
            LabColor lab = LabColor.FromLinear(r, g, b);
            Assert.InRange(lab.ItaDegrees, low, high);

            // The table's interpolation moves the angle that was solved for by less than a degree.
            Assert.Equal(traits.ItaDegrees, lab.ItaDegrees, 1.0);
        }
    }

    [Fact]
    public void Melanin_darkens_and_blood_reddens()
    {
        SkinOptics optics = new(0.7, 46, 0.4, 2.7, 0.01);
        LabColor plain = Lab(optics, 0.05, 0.01);
        LabColor pigmented = Lab(optics, 0.1, 0.01);
        LabColor flushed = Lab(optics, 0.05, 0.03);
        LabColor pale = Lab(optics, 0.002, 0.01);
        Assert.True(pigmented.L < plain.L - 4);
        Assert.True(flushed.A > plain.A + 3);
        Assert.True(pale.L > plain.L + 8);
        Assert.True(pale.B < plain.B);
    }

    [Fact]
    public void White_is_100_and_neutral()
    {
        LabColor white = LabColor.FromLinear(1, 1, 1);
        Assert.Equal(100, white.L, 1e-3);
        Assert.Equal(0, white.A, 0.01);
        Assert.Equal(0, white.B, 0.01);
    }

    private static LabColor Lab(SkinOptics optics, double melanin, double blood)
    {
        (double r, double g, double b) = optics.Color(melanin, blood);
        return LabColor.FromLinear(r, g, b);
    }
}
