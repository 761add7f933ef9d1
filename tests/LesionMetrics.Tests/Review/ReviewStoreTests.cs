using LesionMetrics.Imaging;
using LesionMetrics.Review;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;
using LesionMetrics.Tests.Reporting;

namespace LesionMetrics.Tests.Review;

public sealed class ReviewStoreTests
{
    private static readonly Mask Drawn = SampleRows.Rectangle(40, 30, 10, 5, 20, 25);

    [Fact]
    public void WhatIsStoredIsFoundAgain()
    {
        using TemporaryFolder folder = new();
        ReviewedMaskFile written = Write(folder);

        ReviewedMaskFile? found = new ReviewStore(folder.Path).Find("S001", "chin", "week-24", LesionKind.Plaque);

        Assert.Equal(written, found);
        Assert.Equal("reviewed/S001/chin/week-24/plaque.png", found!.RelativePath);
        Assert.Equal(new ReviewRecord("aa", found.Record!.MaskSha256, MaskOrigin.Corrected, "AB"), found.Record);
        Assert.Equal(Drawn.Pixels.ToArray(), Open(found, "aa").Mask!.Mask.Pixels.ToArray());
        Assert.Null(new ReviewStore(folder.Path).Find("S001", "chin", "week-24", LesionKind.Depigmented));
        Assert.Null(new ReviewStore(folder.Path).Find("S001", "chin", "baseline", LesionKind.Plaque));
    }

    [Fact]
    public void WhatIsTakenBackIsGone()
    {
        using TemporaryFolder folder = new();
        Write(folder);

        new ReviewStore(folder.Path).Delete("S001", "chin", "week-24", LesionKind.Plaque);

        Assert.Null(new ReviewStore(folder.Path).Find("S001", "chin", "week-24", LesionKind.Plaque));
        Assert.Empty(Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("photo", "was drawn on another photo")]
    [InlineData("mask", "was changed outside this program")]
    [InlineData("gone", "is not to be read")]
    [InlineData("record", "is not to be read")]
    [InlineData("size", "is not to be read")]
    public void AMaskThatCannotBeTrustedIsNotUsedAndSaidToBe(string fault, string words)
    {
        using TemporaryFolder folder = new();
        ReviewedMaskFile file = Write(folder);
        switch (fault)
        {
            case "mask":
                File.AppendAllText(file.FullPath, "x");
                break;
            case "gone":
                File.Delete(file.FullPath);
                break;
            case "record":
                File.WriteAllText(Path.ChangeExtension(file.FullPath, "json"), "{");
                file = new ReviewStore(folder.Path).Find("S001", "chin", "week-24", LesionKind.Plaque)!;
                break;
        }

        (ReviewedMask? mask, Verdict verdict) = Open(file, fault == "photo" ? "bb" : "aa", fault == "size" ? new ImageSize(41, 30) : Drawn.Size);

        Assert.Null(mask);
        Assert.Equal(OutcomeStatus.Review, verdict.Status);
        Assert.Equal($"the reviewed plaque mask {words} and is not used: review it again", verdict.Reason);
    }

    [Fact]
    public void AStudyGetsTheMasksOfTheKindsThatItAsksFor()
    {
        using TemporaryFolder folder = new();
        ReviewedMaskFile file = Write(folder);
        PhotoEntry entry = SampleRows.Entry("week-24", 168);
        StudyPlan plan = new(folder.Path, [new PhotoSeries("S001", "chin", [SampleRows.Entry(), entry]), new PhotoSeries("S001", "chin", [entry with { Condition = LesionCondition.Vitiligo }])]);

        StudyPlan attached = ReviewedPlan.Attach(plan, folder.Path);

        Assert.Equal(file, attached.Series[0].Photos[1].ReviewedPlaque);
        Assert.Null(attached.Series[0].Photos[0].ReviewedPlaque);
        Assert.Null(attached.Series[1].Photos[0].ReviewedPlaque);
        Assert.Equal(["1 mask that a person has reviewed in the results folder stands in place of the program's"], attached.Notices);
        Assert.Same(plan, ReviewedPlan.Attach(plan, folder.At("elsewhere")));
    }

    private static ReviewedMaskFile Write(TemporaryFolder folder) =>
        new ReviewStore(folder.Path).Write("S001", "chin", "week-24", LesionKind.Plaque, Drawn, "aa", MaskOrigin.Corrected, "AB");

    private static (ReviewedMask? Mask, Verdict Verdict) Open(ReviewedMaskFile file, string photoSha256, ImageSize? size = null) =>
        ReviewedMask.Open(file, LesionKind.Plaque, photoSha256, size ?? Drawn.Size);
}
