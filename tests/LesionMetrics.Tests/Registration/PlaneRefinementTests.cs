using LesionMetrics.Imaging;
using LesionMetrics.Registration;

namespace LesionMetrics.Tests.Registration;

public class PlaneRefinementTests
{
    private const int Width = 480;
    private const int Height = 360;

    private static readonly Homography Truth = new(0.97, 0.1, 12, -0.08, 1.03, 9, 6e-5, -4e-5, 1);

    [Theory]
    [InlineData(1.5, -1.2)]
    [InlineData(-0.4, 0.3)]
    [InlineData(0, 0)]
    public void AMapThatIsAPixelOrTwoOffComesToAFewHundredths(double dx, double dy)
    {
        (Texture baseline, Texture followup) = Textures(RegistrationRegion.Picture, noise: 0);
        BentMap start = Plane(Homography.Scaling(1.002, 0.999, dx, dy).After(Truth), baseline);

        Assert.InRange(Off(PlaneRefinement.Refine(start, baseline, followup)), 0, 0.04);
    }

    [Fact]
    public void NoiseAndAnotherLightLeaveItWithinATwentieth()
    {
        (Texture baseline, Texture followup) = Textures(RegistrationRegion.Skin, noise: 0.03);
        BentMap start = Plane(Homography.Scaling(1, 1, 0.8, 0.8).After(Truth), baseline);

        Assert.InRange(Off(PlaneRefinement.Refine(start, baseline, followup)), 0, 0.05);
    }

    [Fact]
    public void WhatDoesNotSettleIsLeftAlone()
    {
        (Texture baseline, Texture followup) = Textures(RegistrationRegion.Picture, noise: 0);
        BentMap start = Plane(Homography.Scaling(1, 1, 37, -29).After(Truth), baseline);

        Assert.Equal(start.Rigid, PlaneRefinement.Refine(start, baseline, followup).Rigid);
    }

    [Fact]
    public void WithoutTextureThereIsNothingToSettle()
    {
        Plane even = new(Width, Height);
        even.WritableSamples.Fill(0.3f);
        RegistrationView blank = RegistrationView.OfPicture(even.Size, new PlanarImage(even, even, even), null);
        Texture texture = TextureBuilder.Build(blank, new RegistrationOptions());
        BentMap start = Plane(Homography.Identity, texture);

        Assert.Equal(start.Rigid, PlaneRefinement.Refine(start, texture, texture).Rigid);
    }

    private static (Texture Baseline, Texture Followup) Textures(RegistrationRegion region, double noise)
    {
        SyntheticSkin skin = new(31);
        Homography back = Truth.Inverse();
        RegistrationOptions options = new();
        return (TextureBuilder.Build(skin.Photograph(Width, Height) with { Region = region }, options),
            TextureBuilder.Build(skin.Photograph(Width, Height, back.Apply, 0.7, noise) with { Region = region }, options));
    }

    private static BentMap Plane(Homography map, Texture baseline) => new(map, new SplineField(baseline.Size.Width, baseline.Size.Height, 48));

    private static double Off(BentMap map)
    {
        double most = 0;
        for (int y = 60; y < Height - 60; y += 40)
        {
            for (int x = 60; x < Width - 60; x += 40)
            {
                (double u, double v) = map.Apply(x, y);
                (double tu, double tv) = Truth.Apply(x, y);
                most = Math.Max(most, Math.Sqrt(((u - tu) * (u - tu)) + ((v - tv) * (v - tv))));
            }
        }

        return most;
    }
}
