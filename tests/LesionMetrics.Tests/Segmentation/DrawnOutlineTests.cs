using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class DrawnOutlineTests
{
    private static readonly ImageSize Size = new(400, 300);
    private static readonly Mask Plain = Mask.Full(Size);

    [Fact]
    public void ADiscKeepsItsAreaToAHundredth()
    {
        Mask disc = Shapes.Disc(Size, 200, 150, 60);

        Assert.Equal(disc.CountIn(), DrawnOutline.Of(disc, Plain).CountIn(), 0.01 * disc.CountIn());
    }

    [Fact]
    public void WhatALineAroundItEnclosesBelongsToAPiece()
    {
        Mask disc = Shapes.Disc(Size, 200, 150, 60);
        Mask eaten = MaskOperations.AndNot(disc, Shapes.Disc(Size, 210, 140, 25));

        Assert.True(MaskOperations.Dice(DrawnOutline.Of(eaten, Plain), disc) > 0.98);
    }

    [Fact]
    public void TheMiddleOfARingStaysOut() =>
        Assert.False(DrawnOutline.Of(MaskOperations.AndNot(Shapes.Disc(Size, 200, 150, 60), Shapes.Disc(Size, 200, 150, 45)), Plain)[200, 150]);

    [Fact]
    public void AHairThinSpurGoes()
    {
        Mask spurred = MaskOperations.Or(Shapes.Disc(Size, 200, 150, 60), MaskOperations.And(Scene.Rows(Size, 149, 151), Shapes.Disc(Size, 200, 150, 110)));

        Assert.False(DrawnOutline.Of(spurred, Plain)[290, 150]);
    }

    /// <summary>A twelfth of its radius would round the notch away; a hand draws it in a large plaque as it would in a small one.</summary>
    [Fact]
    public void ANotchInALargePieceStays()
    {
        Mask notch = MaskOperations.And(Scene.Rows(Size, 146, 154), Shapes.Disc(Size, 320, 150, 40));
        Mask notched = MaskOperations.AndNot(Shapes.Disc(Size, 200, 150, 120), notch);

        Assert.False(DrawnOutline.Of(notched, Plain)[300, 150]);
    }

    [Fact]
    public void APieceThatTheEdgeCutsIsNotRoundedOffThere()
    {
        Mask cut = Shapes.Disc(Size, 0, 150, 60);

        Assert.True(MaskOperations.Dice(DrawnOutline.Of(cut, Plain), cut) > 0.985);
    }

    [Fact]
    public void NothingLiesOffSkin()
    {
        Mask skin = Scene.Rows(Size, 150, 300);
        Mask piece = MaskOperations.And(Shapes.Disc(Size, 200, 150, 60), skin);
        Mask drawn = DrawnOutline.Of(piece, skin);

        Assert.Equal(0, MaskOperations.AndNot(drawn, skin).CountIn());
        Assert.True(MaskOperations.Dice(drawn, piece) > 0.98);
    }
}
