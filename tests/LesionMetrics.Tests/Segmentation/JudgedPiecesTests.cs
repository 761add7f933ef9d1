using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;
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
        DoubtfulPieces doubtful = Judged.Doubtful(null)!;

        Assert.Equal([1], doubtful.Lesions);
        Assert.Equal([2], doubtful.Mimics);
        Assert.Equal(Piece(130).Pixels.ToArray(), Judged.Only(doubtful.Lesions).Pixels.ToArray());
    }

    /// <summary>Four times the odds make 0.86 of 0.6, 0.63 of 0.3 and 0.17 of 0.05.</summary>
    [Fact]
    public void WhatTheBaselineHasThereCounts()
    {
        DoubtfulPieces doubtful = Judged.Doubtful(Mask.Full(Size))!;

        Assert.Equal([1, 2], doubtful.Lesions);
        Assert.Equal([3], doubtful.Mimics);
        Assert.Equal(MaskOperations.Or(Piece(30), MaskOperations.Or(Piece(130), Piece(230))).Pixels.ToArray(), Judged.Keep(Mask.Full(Size)).Pixels.ToArray());
    }

    [Fact]
    public void WhatWasNotJudgedOrSurelyIsInNoDoubt()
    {
        Assert.Null((Judged with { Probabilities = [] }).Doubtful(null));
        Assert.Null((Judged with { Probabilities = [0.95f, 0.99f, 0.02f, 0.05f] }).Doubtful(null));
    }

    /// <summary>Without a piece of 0.6 the photo shows no lesion, though one is more probable than not; it stays in doubt.</summary>
    [Fact]
    public void ThatThereIsALesionAtAllMustBeSurer()
    {
        JudgedPieces unsure = Judged with { Probabilities = [0.59f, 0.55f, 0.3f, 0.05f] };

        Assert.Equal(0, unsure.Keep(null).CountIn());
        Assert.Equal([0, 1, 2], unsure.Doubtful(null)!.Mimics);
        Assert.Empty(unsure.Doubtful(null)!.Lesions);
        Assert.Equal(2 * Piece(30).CountIn(), (unsure with { Probabilities = [0.61f, 0.55f, 0.3f, 0.05f] }).Keep(null).CountIn());
    }

    /// <summary>Each kind has a classifier of its own, with mimics of its own; and a study that names one kind says more than one that asks for both.</summary>
    [Theory]
    [InlineData(LesionKind.Depigmented, LesionCondition.Vitiligo, 0.59f, 0.61f)]
    [InlineData(LesionKind.Plaque, LesionCondition.Dle, 0.59f, 0.61f)]
    [InlineData(LesionKind.Depigmented, LesionCondition.Both, 0.89f, 0.91f)]
    [InlineData(LesionKind.Plaque, LesionCondition.Both, 0.84f, 0.86f)]
    public void TheSurestPieceIsAskedForByKindAndByWhatTheStudySays(LesionKind kind, LesionCondition condition, float less, float more)
    {
        JudgedPieces asked = Judged with { LeastOfSurest = JudgedPieces.LeastOf(kind, condition) };

        Assert.Equal(0, (asked with { Probabilities = [less, 0.55f, 0.3f, 0.05f] }).Keep(null).CountIn());
        Assert.Equal(2 * Piece(30).CountIn(), (asked with { Probabilities = [more, 0.55f, 0.3f, 0.05f] }).Keep(null).CountIn());
    }

    /// <summary>A baseline with that kind anywhere says that this skin has it; one without says nothing.</summary>
    [Fact]
    public void ABaselineWithThatKindSaysThatThereIsOne()
    {
        JudgedPieces unsure = Judged with { Probabilities = [0.59f, 0.55f, 0.3f, 0.05f] };
        Mask elsewhere = Shapes.Disc(Size, 380, 5, 3);

        Assert.Equal(2 * Piece(30).CountIn(), unsure.Keep(elsewhere).CountIn());
        Assert.True(unsure.ChangeWith(elsewhere));
        Assert.False(unsure.ChangeWith(new Mask(Size)));
        Assert.Equal(0, unsure.Keep(new Mask(Size)).CountIn());
        Assert.False(Judged.ChangeWith(elsewhere));
        Assert.Equal(Piece(30).CountIn(), unsure.Parted(Piece(130), elsewhere).Beyond.CountIn());
        Assert.Equal(0, unsure.Parted(Piece(130), new Mask(Size)).Beyond.CountIn());
    }

    /// <summary>What its classifier cannot see makes a sure piece no lesion by itself, and leaves it in doubt; where the baseline has one throughout it is.</summary>
    [Fact]
    public void APieceThatIsDoubtedIsOneWhereTheBaselineHasOne()
    {
        JudgedPieces doubted = (Judged with { LeastOfSurest = 0.8 }).Doubting(1, piece => MaskOperations.Dice(piece, Piece(30)) > 0.9 || MaskOperations.Dice(piece, Piece(330)) > 0.9);

        Assert.Equal([0.3f, 0.6f, 0.3f, 0.05f], doubted.Probabilities);
        Assert.Equal(0, doubted.Keep(null).CountIn());
        Assert.Contains(0, doubted.Doubtful(null)!.Mimics);
        Assert.True(MaskOperations.IntersectionCount(doubted.Keep(Piece(30)), Piece(30)) > 0);
        Assert.Equal(Judged.Probabilities, Judged.Doubting(1, _ => false).Probabilities);
        Assert.Equal(Judged.Probabilities, Judged.Doubting(2 * Piece(30).CountIn(), _ => true).Probabilities);
    }

    [Fact]
    public void BesideAPlaqueOnlyWhatIsSureIsALesionByItself()
    {
        Assert.Equal([0.95f, 0.3f, 0.3f, 0.05f], Judged.Beside(Piece(230)).Probabilities);
        Assert.Equal(Judged.Probabilities, Judged.Beside(Piece(130)).Probabilities);
        Assert.Contains(1, Judged.Beside(Piece(230)).Doubtful(null)!.Mimics);
        Assert.True(MaskOperations.IntersectionCount(Judged.Beside(Piece(230)).Keep(Piece(130)), Piece(130)) > 0);
    }

    private static Mask Piece(int x) => Shapes.Disc(Size, x, 30, 20);
}
