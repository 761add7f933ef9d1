using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class JudgedPiecesTests
{
    private static readonly ImageSize Size = new(400, 60);

    /// <summary>Four pieces from left to right, judged surely, barely, barely not, and surely not to be lesions.</summary>
    private static readonly JudgedPieces Judged = new(
        new[] { 30, 130, 230, 330 }.Select(Piece).Aggregate(MaskOperations.Or), [0.95f, 0.6f, 0.3f, 0.05f]);

    [Fact]
    public void WhatIsJudgedSurelyIsInNoDoubt()
    {
        (Mask lesions, Mask mimics) = Judged.Doubtful(null);

        Assert.Equal(Piece(130).Pixels.ToArray(), lesions.Pixels.ToArray());
        Assert.Equal(Piece(230).Pixels.ToArray(), mimics.Pixels.ToArray());
    }

    /// <summary>Four times the odds make 0.86 of 0.6, 0.63 of 0.3 and 0.17 of 0.05.</summary>
    [Fact]
    public void WhatTheBaselineHasThereCounts()
    {
        (Mask lesions, Mask mimics) = Judged.Doubtful(Mask.Full(Size));

        Assert.Equal(MaskOperations.Or(Piece(130), Piece(230)).Pixels.ToArray(), lesions.Pixels.ToArray());
        Assert.Equal(Piece(330).Pixels.ToArray(), mimics.Pixels.ToArray());
        Assert.Equal(MaskOperations.Or(Piece(30), MaskOperations.Or(Piece(130), Piece(230))).Pixels.ToArray(), Judged.Keep(Mask.Full(Size)).Pixels.ToArray());
    }

    [Fact]
    public void WhatWasNotJudgedIsInNoDoubt()
    {
        (Mask lesions, Mask mimics) = (Judged with { Probabilities = [] }).Doubtful(null);

        Assert.Equal(0, lesions.CountIn() + mimics.CountIn());
    }

    private static Mask Piece(int x) => Shapes.Disc(Size, x, 30, 20);
}
