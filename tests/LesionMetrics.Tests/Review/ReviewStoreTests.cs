using LesionMetrics.Imaging;
using LesionMetrics.Reporting;
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
        Assert.Equal("reviewed/S001/chin/week-24/plaque.json", found!.RelativePath);
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
    [InlineData("program", "is not to be read")]
    [InlineData("nobody", "is not to be read")]
    [InlineData("elsewhere", "is not to be read")]
    public void AMaskThatCannotBeTrustedIsNotUsedAndSaidToBe(string fault, string words)
    {
        using TemporaryFolder folder = new();
        ReviewedMaskFile file = Write(folder);
        switch (fault)
        {
            case "mask":
                File.AppendAllText(file.MaskPath, "x");
                break;
            case "gone":
                File.Delete(file.MaskPath);
                break;
            case "record":
                file = Rewritten(text => "{");
                break;
            case "program":
                file = Rewritten(text => text.Replace("\"corrected\"", "\"program\"", StringComparison.Ordinal));
                break;
            case "nobody":
                file = Rewritten(text => text.Replace("\"AB\"", "null", StringComparison.Ordinal));
                break;
            case "elsewhere":
                file = Rewritten(text => text.Replace(file.Record!.MaskSha256, "../../../../photos/", StringComparison.Ordinal));
                break;
        }

        (ReviewedMask? mask, Verdict verdict) = Open(file, fault == "photo" ? "bb" : "aa", fault == "size" ? new ImageSize(41, 30) : Drawn.Size);

        Assert.Null(mask);
        Assert.Equal(OutcomeStatus.Review, verdict.Status);
        Assert.Equal($"the reviewed plaque mask {words} and is not used: review it again", verdict.Reason);

        ReviewedMaskFile Rewritten(Func<string, string> change)
        {
            string record = folder.At(file.RelativePath);
            File.WriteAllText(record, change(File.ReadAllText(record)));
            return new ReviewStore(folder.Path).Find("S001", "chin", "week-24", LesionKind.Plaque)!;
        }
    }

    /// <summary>A full disk, or a kill, before the new record.</summary>
    [Fact]
    public void AnEarlierMaskStaysUntilTheNewOneIsWhole()
    {
        using TemporaryFolder folder = new();
        ReviewedMaskFile first = Write(folder);
        Directory.CreateDirectory(folder.At("reviewed", "S001", "chin", "week-24", "plaque.new.png"));

        Assert.Throws<StorageException>(() => new ReviewStore(folder.Path).Write(
            "S001", "chin", "week-24", LesionKind.Plaque, new Mask(40, 30), "aa", MaskOrigin.Corrected, "CD", _ => { }));

        Assert.Equal(first, new ReviewStore(folder.Path).Find("S001", "chin", "week-24", LesionKind.Plaque));
        Assert.NotNull(Open(first, "aa").Mask);
    }

    [Fact]
    public void AMaskThatCannotBeLoggedLeavesTheEarlierOne()
    {
        using TemporaryFolder folder = new();
        ReviewedMaskFile first = Write(folder);

        Assert.Throws<StorageException>(() => new ReviewStore(folder.Path).Write(
            "S001", "chin", "week-24", LesionKind.Plaque, new Mask(40, 30), "aa", MaskOrigin.Corrected, "CD", _ => throw new IOException()));
        Assert.Throws<StorageException>(() => new ReviewStore(folder.Path).Write(
            "S001", "chin", "baseline", LesionKind.Plaque, new Mask(40, 30), "aa", MaskOrigin.Corrected, "CD", _ => throw new IOException()));

        Assert.Equal(first, new ReviewStore(folder.Path).Find("S001", "chin", "week-24", LesionKind.Plaque));
        Assert.NotNull(Open(first, "aa").Mask);
        Assert.Null(new ReviewStore(folder.Path).Find("S001", "chin", "baseline", LesionKind.Plaque));
    }

    [Fact]
    public void OneMaskIsKeptOfAKind()
    {
        using TemporaryFolder folder = new();
        Write(folder);
        new ReviewStore(folder.Path).Write("S001", "chin", "week-24", LesionKind.Plaque, new Mask(40, 30), "aa", MaskOrigin.Corrected, "CD", _ => { });

        Assert.Equal(2, Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public void AStudyGetsTheMasksOfTheKindsThatItAsksFor()
    {
        using TemporaryFolder folder = new();
        ReviewedMaskFile file = Write(folder);
        AuditLog log = AuditLog.Open(folder.Path);
        log.AppendReview(file);
        PhotoEntry entry = SampleRows.Entry("week-24", 168);
        StudyPlan plan = new(folder.Path, [new PhotoSeries("S001", "chin", [SampleRows.Entry(), entry]), new PhotoSeries("S001", "chin", [entry with { Condition = LesionCondition.Vitiligo }])]);

        StudyPlan attached = ReviewedPlan.Attach(plan, folder.Path, log);

        Assert.Equal(file, attached.Series[0].Photos[1].ReviewedPlaque);
        Assert.Null(attached.Series[0].Photos[0].ReviewedPlaque);
        Assert.Null(attached.Series[1].Photos[0].ReviewedPlaque);
        Assert.Same(plan, ReviewedPlan.Attach(plan, folder.At("elsewhere"), log));
    }

    /// <summary>Whoever can write files there has not thereby reviewed a photo.</summary>
    [Fact]
    public void AMaskThatTheLogDoesNotNameIsNotUsed()
    {
        using TemporaryFolder folder = new();
        ReviewedMaskFile file = Write(folder);
        StudyPlan plan = new(folder.Path, [new PhotoSeries("S001", "chin", [SampleRows.Entry("week-24", 168)])]);
        AuditLog log = AuditLog.Open(folder.Path);
        log.AppendReview(file);
        log.AppendWithdrawnReview(file.RelativePath);

        foreach (AuditLog? known in new[] { log, null })
        {
            ReviewedMaskFile? attached = ReviewedPlan.Attach(plan, folder.Path, known).Series[0].Photos[0].ReviewedPlaque;
            Assert.Equal("the reviewed plaque mask is not in the audit log and is not used: review it again", Open(attached!, "aa").Verdict.Reason);
        }
    }

    private static ReviewedMaskFile Write(TemporaryFolder folder) =>
        new ReviewStore(folder.Path).Write("S001", "chin", "week-24", LesionKind.Plaque, Drawn, "aa", MaskOrigin.Corrected, "AB", _ => { });

    private static (ReviewedMask? Mask, Verdict Verdict) Open(ReviewedMaskFile file, string photoSha256, ImageSize? size = null) =>
        ReviewedMask.Open(file, LesionKind.Plaque, photoSha256, size ?? Drawn.Size);
}
