using LesionMetrics.Registration;

namespace LesionMetrics.Tests.Registration;

/// <summary>A plane seen from elsewhere: the homography is known, and must come back.</summary>
public class PlaneTests
{
    private const int Width = 640;
    private const int Height = 480;

    [Theory]
    [InlineData(0, 1.0, 0.0, 0.0)]
    [InlineData(30, 0.95, 0.0, 0.1)]
    [InlineData(90, 1.0, 0.05, 0.0)]
    [InlineData(180, 1.0, 0.0, 0.0)]
    [InlineData(-12, 0.65, 0.15, 0.1)]
    [InlineData(8, 1.6, 0.1, -0.1)]
    public void APlaneIsRecoveredToATenthOfAPixel(double degrees, double scale, double perspectiveX, double perspectiveY)
    {
        Homography truth = View(degrees, scale, perspectiveX, perspectiveY);
        Homography back = truth.Inverse();
        SyntheticSkin skin = new(21);

        RegistrationResult result = Registrar.Register(
            skin.Photograph(Width, Height), skin.Photograph(Width, Height, back.Apply, gain: 0.8, noise: 0.01), new RegistrationOptions());

        double error = MappingError.Mean(result, truth.Apply);
        Assert.True(error < 0.1, $"{error}");
        ReadOnlySpan<double> h = result.Mapping!.Homography;
        Homography found = new(h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], h[8]);
        (double fx, double fy) = found.Apply(320, 240);
        (double tx, double ty) = truth.Apply(320, 240);
        Assert.Equal(tx, fx, 0.1);
        Assert.Equal(ty, fy, 0.1);
    }

    [Fact]
    public void AFieldThatOnlyFollowsNoiseIsNoBend()
    {
        List<FieldSample> noise = Samples((x, y, random) => (random - 0.5, 0.5 - random));
        SplineField shape = new(Width, Height, 48);
        Assert.False(BendTest.IsBent(Homography.Identity, noise, shape, 1, 1.5, Width, RegistrationRegion.Skin));
    }

    [Fact]
    public void ABendLargerThanTheNoiseIsOne()
    {
        List<FieldSample> bend = Samples((x, y, random) => ((1.5 * Math.Sin(y / 60)) + random - 0.5, 0.5 - random));
        SplineField shape = new(Width, Height, 48);
        Assert.True(BendTest.IsBent(Homography.Identity, bend, shape, 1, 1.5, Width, RegistrationRegion.Skin));
    }

    [Fact]
    public void ABentCornerBendsASkinButNoPicture()
    {
        List<FieldSample> corner = Samples((x, y, random) => (x > 480 && y < 160 ? (x - 480) / 20 : 0.2 * (random - 0.5), 0.2 * (0.5 - random)));
        SplineField shape = new(Width, Height, 48);

        Assert.True(BendTest.IsBent(Homography.Identity, corner, shape, 0.3, 6, Width, RegistrationRegion.Skin));
        Assert.False(BendTest.IsBent(Homography.Identity, corner, shape, 0.3, 6, Width, RegistrationRegion.Picture));
    }

    [Fact]
    public void TheRefitFollowsMostDisplacementsAndNotTheOutliers()
    {
        Homography truth = new(1.01, 0.02, 3, -0.01, 0.99, -2, 1e-5, -2e-5, 1);
        List<FieldSample> samples = Samples((x, y, random) =>
        {
            (double tx, double ty) = truth.Apply(x, y);
            return random < 0.2 ? (25, -40) : (tx - x, ty - y);
        });

        Homography found = RigidRefit.Fit(Homography.Identity, samples, Width);

        (double fx, double fy) = found.Apply(600, 50);
        (double tx, double ty) = truth.Apply(600, 50);
        Assert.Equal(tx, fx, 0.05);
        Assert.Equal(ty, fy, 0.05);
    }

    private static List<FieldSample> Samples(Func<double, double, double, (double U, double V)> displacement)
    {
        List<FieldSample> samples = [];
        ulong state = 5;
        for (int y = 8; y < Height; y += 16)
        {
            for (int x = 8; x < Width; x += 16)
            {
                state = (state * 6364136223846793005UL) + 1442695040888963407UL;
                (double u, double v) = displacement(x, y, (state >> 11) * (1.0 / (1UL << 53)));
                samples.Add(new FieldSample(x, y, u, v, 1));
            }
        }

        return samples;
    }

    /// <summary>The plane turned, scaled and tilted about the photo's middle.</summary>
    private static Homography View(double degrees, double scale, double perspectiveX, double perspectiveY)
    {
        double angle = degrees * Math.PI / 180;
        Homography center = Homography.Scaling(1, 1, -Width / 2.0, -Height / 2.0);
        Homography turn = Homography.Similarity(scale * Math.Cos(angle), scale * Math.Sin(angle), 0, 0);
        Homography tilt = new(1, 0, 0, 0, 1, 0, perspectiveX / (Width / 2.0), perspectiveY / (Height / 2.0), 1);
        return center.Inverse().After(turn).After(tilt).After(center).Normalized();
    }
}
