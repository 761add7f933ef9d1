using System.Text.Json.Nodes;
using LesionMetrics.Imaging;
using LesionMetrics.Reporting;
using LesionMetrics.Review;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Cli;

namespace LesionMetrics.Tests.Review;

public sealed class ReviewDeskTests(SmallCommandStudy study) : IClassFixture<SmallCommandStudy>
{
    /// <summary>Once such a cut is measured, nothing but the row tells that the mask is not the program's.</summary>
    [Theory]
    [InlineData("program", MaskOrigin.Accepted)]
    [InlineData("corrected", MaskOrigin.Corrected)]
    public void AMaskThatAPersonCutIsNotAcceptedAsTheProgramsOwn(string measured, MaskOrigin expected)
    {
        string results = study.At(study.CopyResults($"cut-{measured}"));
        ReviewPhoto photo = Changed(results, row => row["mask_origin"] = measured);

        ReviewDesk desk = new(results);
        (Mask mask, string version) = desk.MaskOf(photo.Series, photo.Place, LesionKind.Plaque)!.Value;
        desk.Save(photo.Series, photo.Place, LesionKind.Plaque, version, mask, "AB");

        Assert.Equal(expected, new ReviewStore(results).Find(photo.Subject, photo.View, photo.Visit, LesionKind.Plaque)!.Record!.Origin);
    }

    [Fact]
    public void AReviewOfAKindThatTheStudyNoLongerAsksForCutsNothing()
    {
        string results = study.At(study.CopyResults("one-kind"));
        ReviewPhoto photo = Changed(results, _ => { });
        ReviewDesk desk = new(results);
        (Mask before, string version) = desk.MaskOf(photo.Series, photo.Place, LesionKind.Depigmented)!.Value;
        desk.Save(photo.Series, photo.Place, LesionKind.Depigmented, version, Mask.Full(before.Size), "AB");
        Assert.Equal(0, desk.MaskOf(photo.Series, photo.Place, LesionKind.Plaque)!.Value.Mask.CountIn());

        Changed(results, row => row["lesion"] = "plaque");

        Assert.True(desk.MaskOf(photo.Series, photo.Place, LesionKind.Plaque)!.Value.Mask.CountIn() > 0);
    }

    /// <summary>The first photo with a plaque, after <paramref name="change"/> of its rows of measurements.</summary>
    private static ReviewPhoto Changed(string results, Action<JsonNode> change)
    {
        ReviewPhoto photo = new ReviewDesk(results).List().Photos.First(photo => photo.HasMasks && photo.Lesions[1].AreaPercentOfSkin > 0);
        string record = Path.Combine(results, EvidencePaths.Series(photo.Subject, photo.View), EvidencePaths.SeriesFile);
        JsonNode root = JsonNode.Parse(File.ReadAllText(record))!;
        foreach (JsonNode? row in root["outcome"]!["measurements"]!.AsArray().Where(row => row!["visit"]!.GetValue<string>() == photo.Visit))
        {
            change(row!);
        }

        File.WriteAllText(record, root.ToJsonString());
        return photo;
    }
}
