using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class PieceFeaturesTests
{
    private static readonly ImageSize Size = new(400, 300);
    private static readonly Mask Patch = Shapes.Disc(Size, 200, 150, 24);

    [Fact]
    public void APatchOnMottledSkinIsLessSignificantThanOnEvenSkin()
    {
        double even = Feature("melanin_significance", Patched(Scene.Mottling(Size, 1, 4), 3), Patch, Mask.Full(Size));
        double mottled = Feature("melanin_significance", Patched(Scene.Mottling(Size, 12, 4), 3), Patch, Mask.Full(Size));

        Assert.True(even > 4 * mottled, $"{even} on even skin, {mottled} on mottled skin");
        Assert.True(mottled > 0);
    }

    [Fact]
    public void ContrastAndOutlineAreThoseOfThePiece()
    {
        Plane change = Scene.Of(Patch, 5, 1);

        Assert.Equal(4, Feature("melanin_contrast", change, Patch, Mask.Full(Size)), 0.05);
        Assert.Equal(4, Feature("melanin_edge", change, Patch, Mask.Full(Size)), 1e-5);
        Assert.Equal(Math.Log10(Patch.CountIn() / (double)Size.PixelCount), Feature("area", change, Patch, Mask.Full(Size)), 1e-5);
        Assert.Equal(0.9, Feature("probability", change, Patch, Mask.Full(Size)), 1e-5);
        Assert.Equal(1, Feature("core", change, Patch, Mask.Full(Size)));
    }

    [Fact]
    public void ASoftEdgeIsToldFromASharpOne()
    {
        Plane soft = GaussianFilter.Blur(Scene.Of(Patch, 5, 1), 8);

        Assert.True(Feature("melanin_edge", soft, Patch, Mask.Full(Size)) < 1);
    }

    [Theory]
    [InlineData(0, 192, true)]
    [InlineData(0, 300, false)]
    public void AStripKnowsWhetherItRunsAlongTheEdgeOfSkin(int first, int end, bool along)
    {
        Mask strip = Scene.Rows(Size, 180, 192);

        double share = Feature("along_edge", Scene.Of(strip, 5, 1), strip, Scene.Rows(Size, first, end));

        Assert.Equal(along, share > 0.4);
    }

    [Fact]
    public void EachPieceHasARowOfItsOwn()
    {
        Mask two = MaskOperations.Or(Patch, Shapes.Disc(Size, 60, 60, 10));
        LesionStage stage = Scene.Stage(Scene.Map(Scene.Of(Patch, 5, 1), new Plane(Size)), Mask.Full(Size));
        ComponentMap pieces = ConnectedComponents.Label(two, eightConnected: true);

        float[] rows = new PieceFeatures(stage, new Mask(Size), LesionKind.Depigmented).Compute(pieces, Scene.Of(two, 0.9f, 0));

        int width = PieceFeatures.Names.Count;
        int contrast = PieceFeatures.Names.ToList().IndexOf("melanin_contrast");
        Assert.Equal(2 * width, rows.Length);
        Assert.Equal(0, rows[contrast], 0.1);
        Assert.Equal(4, rows[width + contrast], 0.1);
        Assert.All(rows, value => Assert.True(float.IsFinite(value)));
    }

    private static Plane Patched(Plane skin, float contrast) => PlaneArithmetic.Add(skin, Scene.Of(Patch, contrast, 0));

    private static double Feature(string name, Plane melaninLoss, Mask piece, Mask skin)
    {
        LesionStage stage = Scene.Stage(Scene.Map(melaninLoss, new Plane(Size)), skin);
        PieceFeatures features = new(stage, MaskOperations.Not(skin), LesionKind.Depigmented);
        ComponentMap pieces = ConnectedComponents.Label(piece, eightConnected: true);
        return features.Compute(pieces, Scene.Of(piece, 0.9f, 0))[PieceFeatures.Names.ToList().IndexOf(name)];
    }
}
