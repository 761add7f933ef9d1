using LesionMetrics.Segmentation;

namespace LesionMetrics.Tests.Segmentation;

/// <summary>Of contours that are borne out alike none is chosen by chance.</summary>
public sealed class ContourTests
{
    [Fact]
    public void One_level_that_is_far_better_is_the_best() =>
        Assert.Equal(1.5, Best((0.5, -3), (1, -2), (1.5, -1), (2, -2)));

    [Fact]
    public void Of_levels_that_do_equally_well_the_middle_is_taken() =>
        Assert.Equal(1.25, Best((0, -3), (0.5, -1), (1, -1), (1.5, -1), (2, -1), (2.5, -3))!.Value, 1e-12);

    [Fact]
    public void A_trifle_moves_the_level_by_a_trifle_whichever_is_the_best()
    {
        double before = Best((0, -1.1), (0.5, -1), (1, -1.0001), (1.5, -1.1))!.Value;
        double after = Best((0, -1.1), (0.5, -1.0001), (1, -1), (1.5, -1.1))!.Value;

        Assert.InRange(before, 0.6, 0.9);
        Assert.InRange(after - before, 1e-6, 0.002);
    }

    [Fact]
    public void Two_edges_with_nothing_between_have_no_mean()
    {
        Assert.Equal(-2, Best((-3, -4), (-2, -1), (-1, -4), (0, -4), (1, -4), (2, -1.01), (3, -4)));
        Assert.Equal(2, Best((-3, -4), (-2, -1.01), (-1, -4), (0, -4), (1, -4), (2, -1), (3, -4)));
    }

    [Fact]
    public void Where_nobody_can_tell_there_is_none()
    {
        Assert.Null(Best((-1, double.NegativeInfinity), (0, double.NegativeInfinity)));
        Assert.Equal(0, Best((-1, double.NegativeInfinity), (0, -5), (1, double.NegativeInfinity)));
    }

    private static double? Best(params (double Level, double Score)[] tried) => Contour.BestLevel(tried);
}
