using LesionMetrics.Imaging;
using LesionMetrics.Registration;

namespace LesionMetrics.Tests.Registration;

/// <summary>Whether skin or the whole picture is registered.</summary>
public class PairRegistrarTests
{
    private const int Width = 640;
    private const int Height = 480;

    private static readonly RegistrationOptions Defaults = new();

    [Fact]
    public void APictureWithoutSkinIsRegisteredAsAWhole()
    {
        SyntheticSkin wall = new(31);
        PhotoViews photo = Views(wall.Photograph(Width, Height), null);
        PhotoViews skin = Views(wall.Photograph(Width, Height), Strip(0.5));
        foreach (PhotoViews first in new[] { photo, skin })
        {
            RegistrationResult result = PairRegistrar.Register(first, photo, Defaults);
            Assert.Equal(RegistrationRegion.Picture, result.Region);
            Assert.True(MappingError.Mean(result, (x, y) => (x, y)) < 0.1);
        }
    }

    [Fact]
    public void WhatIsWronglyTakenForSkinInDifferentPlacesDoesNotHideAPlane()
    {
        SyntheticSkin wall = new(32);
        RegistrationView picture = wall.Photograph(Width, Height);
        RegistrationResult result = PairRegistrar.Register(Views(picture, Strip(0.25)), Views(picture, Strip(0.75)), Defaults);
        Assert.Equal(RegistrationRegion.Picture, result.Region);
        Assert.NotNull(result.Obstacle);
        Assert.True(MappingError.Mean(result, (x, y) => (x, y)) < 0.1);
    }

    [Fact]
    public void TwoPeopleBeforeTheSameWallAreRefused()
    {
        RegistrationView wall = new SyntheticSkin(33).Photograph(Width, Height);
        RegistrationView first = Before(wall, new SyntheticSkin(34).Photograph(Width, Height));
        RegistrationView second = Before(wall, new SyntheticSkin(35).Photograph(Width, Height));
        RegistrationResult result = PairRegistrar.Register(Views(first, Strip(0.5)), Views(second, Strip(0.5)), Defaults);
        Assert.Equal(OutcomeStatus.Failed, result.Status);
        Assert.Null(result.Mapping);
    }

    [Fact]
    public void ABodyThatMovesBeforeAWallIsFollowedByItsSkin()
    {
        RegistrationView wall = new SyntheticSkin(36).Photograph(Width, Height);
        SyntheticSkin skin = new(37);
        RegistrationView first = Before(wall, skin.Photograph(Width, Height));
        RegistrationView second = Before(wall, skin.Photograph(Width, Height, (x, y) => (x + 4, y - 30)));
        RegistrationResult result = PairRegistrar.Register(Views(first, Strip(0.5)), Views(second, Strip(0.5)), Defaults);
        Assert.NotNull(result.Mapping);
        Assert.Equal(RegistrationRegion.Skin, result.Region);
        Assert.Null(result.Obstacle);
        (double x, double y) = result.Mapping.Map(320, 200);
        Assert.Equal(316, x, 0.3);
        Assert.Equal(230, y, 0.3);
    }

    private static PhotoViews Views(RegistrationView photo, Mask? skin) => new(
        skin is null ? null : photo with { Skin = skin }, RegistrationView.OfPicture(photo.PhotoSize, photo.Linear, null));

    /// <summary>A strip of half the photo's width about <paramref name="middle"/>, a share of it.</summary>
    private static Mask Strip(double middle)
    {
        Mask strip = new(Width, Height);
        for (int y = 0; y < Height; y++)
        {
            strip.WritableRow(y).Slice((int)((middle - 0.25) * Width), Width / 2).Fill(Mask.In);
        }

        return strip;
    }

    private static RegistrationView Before(RegistrationView wall, RegistrationView body)
    {
        Plane Join(Plane behind, Plane before)
        {
            Plane joined = behind.Copy();
            for (int y = 0; y < Height; y++)
            {
                before.Row(y).Slice(Width / 4, Width / 2).CopyTo(joined.WritableRow(y).Slice(Width / 4, Width / 2));
            }

            return joined;
        }

        return wall with
        {
            Linear = new PlanarImage(Join(wall.Linear.Red, body.Linear.Red), Join(wall.Linear.Green, body.Linear.Green), Join(wall.Linear.Blue, body.Linear.Blue)),
        };
    }
}
