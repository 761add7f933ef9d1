using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

/// <summary>From the skin beside a piece to the piece.</summary>
public sealed class PieceStepTests
{
    private static readonly ImageSize Size = new(400, 300);
    private static readonly Mask Patch = Shapes.Disc(Size, 200, 150, 24);

    [Fact]
    public void A_piece_of_rough_surface_is_told_from_an_even_one()
    {
        Plane rough = PlaneArithmetic.Scale(Scene.Mottling(Size, 1, 3), 0, 0.05);
        Plane even = PlaneArithmetic.Scale(Scene.Mottling(Size, 1, 4), 0, 0.005);

        double within = Of(Patched(rough, even), Patch).Roughness;
        double beside = Of(Patched(even, rough), Patch).Roughness;

        Assert.InRange(within, 0.7, 1.1);
        Assert.InRange(beside, -1.1, -0.7);
    }

    [Fact]
    public void Its_color_lies_as_far_away_as_it_does_and_that_way()
    {
        Plane noise = PlaneArithmetic.Scale(Scene.Mottling(Size, 2, 5), 0, 0.01);
        (double _, double near, double _) = Of(noise, Patch, (0.02f, 0.02f, 0.02f));
        (double _, double far, double paler) = Of(noise, Patch, (0.1f, 0.1f, 0.1f));
        (double _, double _, double redder) = Of(noise, Patch, (0, -0.1f, -0.1f));

        Assert.True(far > 4 * near, $"{far} and {near} deviations");
        Assert.Equal(1 / Math.Sqrt(3), paler, 0.05);
        Assert.Equal(0, redder, 0.1);
    }

    [Fact]
    public void Nothing_is_said_where_no_skin_lies_beside()
    {
        LesionStage stage = Stage(Scene.Mottling(Size, 1, 3), new Plane(Size), (0, 0, 0), Patch);

        Assert.Equal((0, 0, 0), new PieceStep(ConnectedComponents.Label(Patch, eightConnected: true), stage).Of(1));
    }

    [Fact]
    public void A_pixel_between_two_pieces_belongs_to_the_one_that_reaches_it_first()
    {
        Mask two = MaskOperations.Or(Scene.Rows(Size, 10, 20), Scene.Rows(Size, 30, 40));
        Dictionary<int, (int Piece, int Step)> seen = [];

        PieceRing.Walk(ConnectedComponents.Label(two, eightConnected: true), Scene.Rows(Size, 5, 300), 7, (pixel, piece, step) => seen.Add(pixel, (piece, step)));

        Assert.Equal((1, 5), seen[(24 * Size.Width) + 200]);
        Assert.Equal((2, 5), seen[(25 * Size.Width) + 200]);
        Assert.Equal((1, 5), seen[5 * Size.Width]);
        Assert.False(seen.ContainsKey(4 * Size.Width));
        Assert.Equal((2, 7), seen[46 * Size.Width]);
        Assert.False(seen.ContainsKey(47 * Size.Width));
        Assert.Equal((5 + 10 + 7) * Size.Width, seen.Count);
    }

    private static Plane Patched(Plane inside, Plane outside)
    {
        Plane plane = PlaneArithmetic.Add(outside, new Plane(Size));
        for (int i = 0; i < plane.Samples.Length; i++)
        {
            plane.WritableSamples[i] = Patch.Pixels[i] != Mask.Out ? inside.Samples[i] : outside.Samples[i];
        }

        return plane;
    }

    private static (double Roughness, double Distance, double RedDirection) Of(Plane surface, Mask piece, (float R, float G, float B) change = default) =>
        new PieceStep(ConnectedComponents.Label(piece, eightConnected: true), Stage(surface, Scene.Of(piece, 1, 0), change, Mask.Full(Size))).Of(1);

    private static LesionStage Stage(Plane surface, Plane where, (float R, float G, float B) change, Mask skin)
    {
        LogImage residual = new(Colored(change.R), Colored(change.G), Colored(change.B));
        return Scene.Stage(Scene.Map(new Plane(Size), new Plane(Size)) with { Residual = residual }, skin);

        Plane Colored(float by) => PlaneArithmetic.Add(surface, PlaneArithmetic.Scale(where, 0, by));
    }
}
