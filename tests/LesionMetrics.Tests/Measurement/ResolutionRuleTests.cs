using LesionMetrics.Imaging;
using LesionMetrics.Measurement;
using LesionMetrics.Phantoms;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Tests.Measurement;

public sealed class ResolutionRuleTests
{
    private static readonly ImageSize Size = new(240, 200);
    private static readonly Mask Former = Shapes.Disc(Size, 120, 100, 15);

    private static RegisteredFollowup Followup(Mask plaque, Mask? unaffected = null)
    {
        // Mottling of one index unit in patches: what unaffected skin does by itself.
        RandomStream random = new(3);
        Plane erythema = new(Size);
        for (int y = 0; y < Size.Height; y++)
        {
            for (int x = 0; x < Size.Width; x++)
            {
                erythema.WritableRow(y)[x] = (float)(20 + random.Normal() + Math.Sin(x / 9.0) + Math.Cos(y / 11.0));
            }
        }

        return new RegisteredFollowup(
            Mask.Full(Size), LesionMask.Empty(Size), new LesionMask(plaque, plaque, plaque), unaffected ?? Mask.Full(Size), new Mask(Size), erythema, new Plane(Size), new Plane(Size));
    }

    [Fact]
    public void SkinLikeTheRestIsResolved() =>
        Assert.Equal(PlaqueResolution.Resolved, ResolutionRule.Judge(Followup(new Mask(Size)), Former, 0.2, 1));

    [Fact]
    public void RednessBeyondTheSubjectsOwnSpreadIsNotResolved() =>
        Assert.Equal(PlaqueResolution.NotResolved, ResolutionRule.Judge(Followup(new Mask(Size)), Former, 8, 1));

    [Fact]
    public void ScaleWithoutRednessIsNotResolved() =>
        Assert.Equal(PlaqueResolution.NotResolved, ResolutionRule.Judge(Followup(new Mask(Size)), Former, 0.2, 12));

    [Fact]
    public void AConnectedResidueIsNotResolved() =>
        Assert.Equal(PlaqueResolution.NotResolved, ResolutionRule.Judge(Followup(Shapes.Disc(Size, 125, 100, 4)), Former, 0.2, 1));

    [Fact]
    public void WithoutUnaffectedSkinToCompareWithNobodyCanTell() =>
        Assert.Equal(PlaqueResolution.CannotTell, ResolutionRule.Judge(Followup(new Mask(Size), new Mask(Size)), Former, 0.2, 1));

    [Fact]
    public void AMissingMeasureProvesNothing() =>
        Assert.Equal(PlaqueResolution.CannotTell, ResolutionRule.Judge(Followup(new Mask(Size)), Former, double.NaN, 1));
}
