using LesionMetrics.Imaging;
using LesionMetrics.Measurement;
using LesionMetrics.Phantoms;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Tests.Measurement;

public sealed class ResolutionRuleTests
{
    private static readonly ImageSize Size = new(240, 200);
    private static readonly Mask Former = Shapes.Disc(Size, 120, 100, 15);

    private const float ScaleLevel = 0.04f;

    private static LesionIndices Indices(double erythemaContrast, double scalingIndex) => new(20 + erythemaContrast, 20, 0, scalingIndex, 0) { ScaleLevel = ScaleLevel };

    private static RegisteredFollowup Followup(Mask plaque, Mask? unaffected = null, double flakyShare = 0)
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

        Plane scale = new(Size);
        for (int i = 0; i < scale.Samples.Length; i++)
        {
            scale.WritableSamples[i] = random.Uniform(0, 1) < flakyShare ? 2 * ScaleLevel : 0;
        }

        return new RegisteredFollowup(
            Mask.Full(Size), LesionMask.Empty(Size), new LesionMask(plaque, plaque, plaque), unaffected ?? Mask.Full(Size), new Mask(Size), erythema, scale, new Plane(Size));
    }

    [Fact]
    public void SkinLikeTheRestIsResolved() =>
        Assert.Equal(PlaqueResolution.Resolved, ResolutionRule.Judge(Followup(new Mask(Size)), Former, Indices(0.2, 1)));

    [Fact]
    public void RednessBeyondTheSubjectsOwnSpreadIsNotResolved() =>
        Assert.Equal(PlaqueResolution.NotResolved, ResolutionRule.Judge(Followup(new Mask(Size)), Former, Indices(8, 1)));

    [Fact]
    public void ScaleWithoutRednessIsNotResolved() =>
        Assert.Equal(PlaqueResolution.NotResolved, ResolutionRule.Judge(Followup(new Mask(Size)), Former, Indices(0.2, 12)));

    /// <summary>Where a tenth of unaffected skin passes for scale, a twelfth at the former plaque is none; a fourth is.</summary>
    [Theory]
    [InlineData(8, PlaqueResolution.Resolved)]
    [InlineData(25, PlaqueResolution.NotResolved)]
    public void ScaleIsHeldAgainstWhatUnaffectedSkinShows(double scalingIndex, PlaqueResolution expected) =>
        Assert.Equal(expected, ResolutionRule.Judge(Followup(new Mask(Size), flakyShare: 0.1), Former, Indices(0.2, scalingIndex)));

    [Fact]
    public void AConnectedResidueIsNotResolved() =>
        Assert.Equal(PlaqueResolution.NotResolved, ResolutionRule.Judge(Followup(Shapes.Disc(Size, 125, 100, 4)), Former, Indices(0.2, 1)));

    [Fact]
    public void WithoutUnaffectedSkinToCompareWithNobodyCanTell() =>
        Assert.Equal(PlaqueResolution.CannotTell, ResolutionRule.Judge(Followup(new Mask(Size), new Mask(Size)), Former, Indices(0.2, 1)));

    [Fact]
    public void AMissingMeasureProvesNothing() =>
        Assert.Equal(PlaqueResolution.CannotTell, ResolutionRule.Judge(Followup(new Mask(Size)), Former, Indices(double.NaN, 1)));
}
