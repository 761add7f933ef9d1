using LesionMetrics.Imaging;
using LesionMetrics.Registration;

namespace LesionMetrics.Tests.Registration;

/// <summary>Relief lit from elsewhere: every furrow's bright flank changes sides, and nothing has moved.</summary>
public class ShadingShiftTests
{
    private const int Width = 640;
    private const int Height = 480;

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(180)]
    public void TheEnvelopeTellsWhereReliefLiesUnderALightFromElsewhere(double degrees)
    {
        RegistrationOptions options = new();
        Texture first = TextureBuilder.Build(Relief(0, 0, 0), options);
        Texture second = TextureBuilder.Build(Relief(degrees, 4, -3), options);

        ShadingShift.Shift? shift = ShadingShift.Find(first, second.Compared[Texture.Luma], second.Weight);

        Assert.NotNull(shift);
        Assert.True(shift.Value.IsSure);
        Assert.Equal(4, shift.Value.Dx, 0.7);
        Assert.Equal(-3, shift.Value.Dy, 0.7);
    }

    [Fact]
    public void RemovingAShiftMovesWhereTheBaselineLooks()
    {
        BentMap map = new(Homography.Similarity(1.1, 0.2, 5, -7), new SplineField(Width, Height, 48));
        BentMap moved = ShadingShift.Remove(map, new ShadingShift.Shift(4, -3, 0.5));
        (double x, double y) = map.Apply(104, 197);
        (double mx, double my) = moved.Apply(100, 200);
        Assert.Equal(x, mx, 1e-9);
        Assert.Equal(y, my, 1e-9);
    }

    [Fact]
    public void PigmentUnderAnotherLightIsNotMoved()
    {
        SyntheticSkin skin = new(41);
        Texture first = TextureBuilder.Build(skin.Photograph(Width, Height), new RegistrationOptions());
        Texture second = TextureBuilder.Build(skin.Photograph(Width, Height, (x, y) => (x, y), gain: 0.6, noise: 0.02), new RegistrationOptions());

        ShadingShift.Shift? shift = ShadingShift.Find(first, second.Compared[Texture.Luma], second.Weight);

        Assert.NotNull(shift);
        Assert.False(shift.Value.IsSure);
        Assert.True(shift.Value.Length < 0.2, $"{shift.Value.Length}");
    }

    /// <summary>Furrows and plateaus of one height map, shaded by a light that comes from <paramref name="degrees"/>, moved by whole pixels.</summary>
    private static RegistrationView Relief(double degrees, int dx, int dy)
    {
        RegistrationView height = new SyntheticSkin(42).Photograph(Width, Height, (x, y) => (0.5 * (x - dx), 0.5 * (y - dy)));
        ReadOnlySpan<float> h = height.Linear.Green.Samples;
        float lightX = (float)Math.Cos(degrees * Math.PI / 180);
        float lightY = (float)Math.Sin(degrees * Math.PI / 180);
        Plane shaded = new(Width, Height);
        for (int y = 1; y < Height - 1; y++)
        {
            for (int x = 1; x < Width - 1; x++)
            {
                int i = (y * Width) + x;
                float slope = (lightX * (h[i + 1] - h[i - 1])) + (lightY * (h[i + Width] - h[i - Width]));
                shaded.WritableRow(y)[x] = Math.Max(0.05f, 0.4f + (4 * slope));
            }
        }

        return height with { Linear = new PlanarImage(shaded, shaded, shaded) };
    }
}
