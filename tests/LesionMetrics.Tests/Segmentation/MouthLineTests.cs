using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class MouthLineTests
{
    private static readonly ImageSize Size = new(400, 300);

    /// <summary>Lips three times as long as they are high, level, tilted and bent.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(25, 0)]
    [InlineData(-40, 0)]
    [InlineData(90, 0)]
    [InlineData(0, 0.15)]
    [InlineData(20, -0.15)]
    public void AMouthHasADarkLineFromSideToSide(double degrees, double bend)
    {
        (Mask lips, Plane green) = Lips(degrees, bend, at: 0, depth: 0.3);

        Assert.True(MouthLine.RunsThrough(lips, Sight(lips, 0.2f, green)));
        Assert.True(MouthLine.RunsThrough(lips, Sight(Resampler.ShrinkMask(lips, new ImageSize(200, 150)), 0.2f, green)));
    }

    /// <summary>Crusts and furrows of a real plaque are dark along it, too, and broad.</summary>
    [Theory]
    [InlineData(3, true)]
    [InlineData(10, false)]
    public void ABroadDarkBandIsNone(double halfWidth, bool expected)
    {
        (Mask lips, Plane green) = Lips(10, 0, at: 0, depth: 0.3, halfWidth);

        Assert.Equal(expected, MouthLine.RunsThrough(lips, Sight(lips, 0.2f, green)));
    }

    [Theory]
    [InlineData(0.0, 0.1)]
    [InlineData(0.85, 0.3)]
    [InlineData(-0.85, 0.3)]
    public void AFaintLineOrShadeAtTheRimIsNone(double at, double depth)
    {
        (Mask lips, Plane green) = Lips(10, 0, at, depth);

        Assert.False(MouthLine.RunsThrough(lips, Sight(lips, 0.2f, green)));
    }

    /// <summary>A crack in a plaque, or a hair on it, is dark where no lip is.</summary>
    [Fact]
    public void WhereTheClassifierSeesNoLipNoLineIsOne()
    {
        (Mask lips, Plane green) = Lips(0, 0, 0, 0.3);

        Assert.False(MouthLine.RunsThrough(lips, Sight(lips, 0.04f, green)));
    }

    [Fact]
    public void DarkSpotsMakeNoLine()
    {
        Mask plaque = Lips(0, 0, 0, 0).Lips;
        Plane green = new(Size);
        ulong state = 3;
        for (int spot = 0; spot < 320; spot++)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            green = PlaneArithmetic.Add(green, Scene.Of(Shapes.Disc(Size, 80 + ((state >> 33) % 240), 100 + ((state >> 45) % 100), 3), -0.4f, 0));
        }

        Assert.False(MouthLine.RunsThrough(plaque, Sight(plaque, 0.3f, green)));
    }

    [Fact]
    public void SpecksHaveNone()
    {
        Mask speck = Shapes.Disc(Size, 200, 150, 3);

        Assert.False(MouthLine.RunsThrough(speck, Sight(speck, 0.9f, Scene.Of(Scene.Rows(Size, 149, 152), -0.4f, 0))));
        Assert.False(MouthLine.RunsThrough(new Mask(Size), Sight(speck, 0.9f, new Plane(Size))));
    }

    /// <summary>An ellipse with a dark line along it, <paramref name="at"/> of its half height from the middle.</summary>
    private static (Mask Lips, Plane Green) Lips(double degrees, double bend, double at, double depth, double halfWidth = 1.5)
    {
        (Mask lips, Plane green) = (new Mask(Size), new Plane(Size));
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        for (int y = 0; y < Size.Height; y++)
        {
            for (int x = 0; x < Size.Width; x++)
            {
                double along = ((x - 200) * cos) + ((y - 150) * sin);
                double across = ((y - 150) * cos) - ((x - 200) * sin) - (bend * ((along * along / 120) - 30));
                double height = 40 * Math.Sqrt(Math.Max(0, 1 - (along * along / (120 * 120))));
                bool isLine = Math.Abs(across - (at * height)) <= halfWidth;
                lips.WritablePixels[(y * Size.Width) + x] = Math.Abs(across) < height ? Mask.In : Mask.Out;
                green.WritableSamples[(y * Size.Width) + x] = (float)((0.03 * Math.Sin(0.7 * x) * Math.Sin(0.9 * y)) - (isLine ? depth : 0));
            }
        }

        return (lips, green);
    }

    private static SkinRegion Sight(Mask lips, float lip, Plane green)
    {
        Plane none = new(lips.Size);
        return new SkinRegion(Mask.Full(lips.Size), none, none, none) { Eye = none, Lip = Scene.Of(lips, lip, 0), Green = green };
    }
}
