using LesionMetrics.Imaging;
using LesionMetrics.Measurement;

namespace LesionMetrics.Tests.Measurement;

public sealed class AreaChangeTests
{
    private static readonly ImageSize Size = new(200, 160);

    [Fact]
    public void HalvingALesionRepigmentsHalfOfIt()
    {
        Mask before = new(Size);
        before.WritablePixels[..1000].Fill(Mask.In);
        Mask after = new(Size);
        after.WritablePixels[..500].Fill(Mask.In);

        AreaChange change = AreaChange.Of(before, after, Mask.Full(Size), photoPixels: 4);

        Assert.Equal(4000, change.BaselineAreaPixels);
        Assert.Equal(2000, change.FollowupAreaPixels);
        Assert.Equal(50, change.RepigmentationPercent);
        Assert.Equal(-50, change.ChangePercent);
        Assert.Equal(50, change.GainedPercent);
        Assert.Equal(0, change.LostPercent);
    }

    [Fact]
    public void SwappingThePairMirrorsTheSign()
    {
        Mask before = Shapes.Disc(Size, 80, 80, 40);
        Mask after = Shapes.Disc(Size, 80, 80, 30);
        Mask seen = Mask.Full(Size);

        AreaChange forward = AreaChange.Of(before, after, seen, 1);
        AreaChange backward = AreaChange.Of(after, before, seen, 1);

        Assert.True(forward.RepigmentationPercent > 0);
        Assert.True(backward.RepigmentationPercent < 0);
        Assert.Equal(forward.GainedAreaPixels, backward.LostAreaPixels);
    }

    [Fact]
    public void WithoutABaselineLesionThereIsNoPercentage()
    {
        AreaChange change = AreaChange.Of(new Mask(Size), Shapes.Disc(Size, 80, 80, 30), Mask.Full(Size), 1);

        Assert.Null(change.RepigmentationPercent);
        Assert.Null(change.ChangePercent);
        Assert.Null(change.GainedPercent);
        Assert.Null(change.LostPercent);
        Assert.True(change.FollowupAreaPixels > 0);
    }

    [Fact]
    public void OnlySkinThatBothPhotosShowCounts()
    {
        Mask lesion = Shapes.Disc(Size, 100, 80, 40);
        Mask leftHalf = new(Size);
        for (int y = 0; y < Size.Height; y++)
        {
            leftHalf.WritableRow(y)[..100].Fill(Mask.In);
        }

        AreaChange change = AreaChange.Of(lesion, new Mask(Size), leftHalf, 1);

        Assert.InRange(change.BaselineAreaPixels, 0.48 * lesion.CountIn(), 0.5 * lesion.CountIn());
        Assert.Equal(100, change.RepigmentationPercent);
    }

    /// <summary>A disc of radius r misregistered by d reads about 2d / (pi r) false repigmentation and as much false loss.</summary>
    [Theory]
    [InlineData(2, 2.5)]
    [InlineData(5, 6.4)]
    public void AMisregisteredDiscReadsAsGainAndLossAtOnce(double shift, double expectedPercent)
    {
        ImageSize size = new(300, 300);
        AreaChange change = AreaChange.Of(Shapes.Disc(size, 150, 150, 50), Shapes.Disc(size, 150 + shift, 150, 50), Mask.Full(size), 1);

        Assert.Equal(0, change.RepigmentationPercent!.Value, 6);
        Assert.InRange(change.GainedPercent!.Value, expectedPercent - 0.2, expectedPercent + 0.2);
        Assert.InRange(change.LostPercent!.Value, expectedPercent - 0.2, expectedPercent + 0.2);
    }
}
