using System.Net.Sockets;
using System.Text.Json;
using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;
using LesionMetrics.Tests.Reporting;

namespace LesionMetrics.Tests.Cli;

public sealed class ReviewCommandTests(SmallCommandStudy study) : IClassFixture<SmallCommandStudy>
{
    [Fact]
    public void ACorrectedMaskIsMeasuredReplayedAndTakenBackAgain()
    {
        string results = study.CopyResults("corrected");
        string path;
        string view;
        using (ReviewSession review = ReviewSession.Of(study.Path, results))
        {
            (string place, string lesion) = FirstMask(review.Listing);
            view = ViewOf(review.Listing);
            path = $"{place}/{lesion}";
            Assert.Equal([0xFF, 0xD8], review.Picture(place)[..2]);
            ReviewSession.SeenMask mask = review.Mask(path);
            mask.Pixels.AsSpan(0, mask.Width * (mask.Height / 4)).Fill(byte.MaxValue);
            Assert.Equal((200, ""), review.Save(path, mask));
            Assert.Equal(mask.Pixels, review.Mask(path).Pixels);
            (int status, string text) = review.Save(path, mask);
            Assert.Equal((409, "The photo or its mask is not the one that was shown any more: load the page again."), (status, text));
            Assert.Equal(1, review.Listing.GetProperty("not_yet_measured").GetInt32());
            CommandRun end = review.End();
            Assert.Equal(0, end.ExitCode);
            Assert.Contains("1 reviewed mask is not measured yet: run analyze on the study with --out corrected --resume", end.Error, StringComparison.Ordinal);
        }

        CommandRun verified = CommandRun.Of(study.Path, "verify", results);
        Assert.Contains(" 0 problems", verified.Output, StringComparison.Ordinal);
        Assert.Contains("not replayed, as reviews of 1 of its masks are not measured yet", CommandRun.Of(study.Path, "verify", results, "--study", "study", "--only", view).Output, StringComparison.Ordinal);
        CommandRun resumed = CommandRun.Of(study.Path, "analyze", "study", "--out", results, "--resume");
        Assert.Contains("masks that a person reviewed in the results folder stand in place of the program's: 1", resumed.Error, StringComparison.Ordinal);
        string[] measured = study.Tables(results);
        IReadOnlyDictionary<string, string> row = Assert.Single(Rows(results, "measurements.csv"), row => row["mask_origin"] is ("corrected" or "accepted") && row["lesion"] == path.Split('/')[^1]);
        Assert.Equal("corrected", row["mask_origin"]);
        string[] evidence = [results, "evidence", row["subject"], row["view"], row["visit"], $"{row["lesion"]}.png"];
        string stored = Directory.EnumerateFiles(study.At(results, "reviewed"), "*.png", SearchOption.AllDirectories).Single();
        Assert.Equal(File.ReadAllBytes(stored), File.ReadAllBytes(study.At(evidence)));
        Assert.Equal(view, $"{row["subject"]}/{row["view"]}");
        AssertOnlyDiffers(view, study.Tables("whole"), measured);
        Assert.Contains("replayed  1 views, 0 problems", CommandRun.Of(study.Path, "verify", results, "--study", "study", "--only", view).Output, StringComparison.Ordinal);

        Assert.NotEqual(2, CommandRun.Of(study.Path, "analyze", "study", "--out", results).ExitCode);
        Assert.Equal(measured, study.Tables(results));
        Assert.Contains(" 0 problems", CommandRun.Of(study.Path, "verify", results).Output, StringComparison.Ordinal);

        using (ReviewSession review = ReviewSession.Of(study.Path, results))
        {
            Assert.Equal("measured", StateOf(review.Listing, path));
            Assert.Equal(200, review.Withdraw(path).Status);
            Assert.Equal("saved", StateOf(review.Listing, path));
        }

        CommandRun.Of(study.Path, "analyze", "study", "--out", results, "--resume");
        Assert.Equal(study.Tables("whole"), study.Tables(results));
        Assert.Contains(" 0 problems", CommandRun.Of(study.Path, "verify", results).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAcceptedMaskChangesNoNumber()
    {
        string results = study.CopyResults("accepted");
        using (ReviewSession review = ReviewSession.Of(study.Path, results))
        {
            foreach (JsonElement photo in review.Listing.GetProperty("photos").EnumerateArray().Where(photo => photo.GetProperty("has_masks").GetBoolean()))
            {
                foreach (JsonElement lesion in photo.GetProperty("lesions").EnumerateArray())
                {
                    string path = $"{PlaceOf(photo)}/{lesion.GetProperty("lesion").GetString()}";
                    Assert.Equal((200, ""), review.Save(path, review.Mask(path)));
                }
            }
        }

        CommandRun.Of(study.Path, "analyze", "study", "--out", results, "--resume");

        foreach ((IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) in Rows("whole", "measurements.csv").Zip(Rows(results, "measurements.csv")))
        {
            Assert.Equal(before["area_px"], after["area_px"]);
            Assert.Equal(before["area_px"].Length > 0 ? "accepted" : "", after["mask_origin"]);
        }

        foreach ((IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) in Rows("whole", "comparisons.csv").Zip(Rows(results, "comparisons.csv")))
        {
            string[] numbers = ["baseline_area_px", "followup_area_px", "repigmentation_pct", "repigmentation_pct_low", "graded_repigmentation_pct", "erythema_contrast_change"];
            Assert.Equal(numbers.Select(name => before[name]), numbers.Select(name => after[name]));
            Assert.DoesNotContain("uncertain", after["status_reason"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void NothingIsWrittenForAnybodyButThePage()
    {
        string results = study.CopyResults("guarded");
        using ReviewSession review = ReviewSession.Of(study.Path, results);
        (string place, string lesion) = FirstMask(review.Listing);
        string path = $"{place}/{lesion}";
        ReviewSession.SeenMask mask = review.Mask(path);

        Assert.Equal(403, review.Save(path, mask, token: "0").Status);
        Assert.Equal([403, 403, 403, 403], new[] { "", "photos", $"picture/{place}", "?key=00" }.Select(review.GetWithoutKey));
        Assert.InRange(review.Get("photos", host: "example.org").Status, 403, 404);
        Assert.Equal(404, review.Get("../../etc/passwd").Status);
        Assert.Equal(404, review.Get("picture/999/0").Status);
        Assert.Equal(409, review.Get("mask/0/0/freckle").Status);
        Assert.Equal(400, review.Save(path, mask with { Width = mask.Width + 1 }).Status);
        Assert.Equal(400, review.Save(path, mask with { Pixels = [.. mask.Pixels[..^1], 7] }).Status);
        (int status, string text) = review.Save(path, new ReviewSession.SeenMask(1, 1, [0], mask.Version));
        Assert.Equal((409, "The mask has another size than the picture: load the page again."), (status, text));
        Assert.Equal(409, review.Save(path, mask, reviewer: " ").Status);
        Assert.Equal(409, review.Save(path, mask, reviewer: "A\nB").Status);
        Assert.False(Directory.Exists(study.At(results, "reviewed")));

        // One file with every tool, and nothing from elsewhere.
        Assert.Equal(["brush", "outline", "wand"], new[] { "brush", "outline", "wand" }.Where(tool => review.Page.Contains($"data-tool=\"{tool}\"", StringComparison.Ordinal)));
        Assert.Contains("function wandRegion(", review.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", review.Page, StringComparison.Ordinal);
        Assert.DoesNotMatch("%[A-Z]+%", review.Page);
    }

    [Fact]
    public void OnePersonsPatchIsNoPlaque()
    {
        string results = study.CopyResults("overlap");
        using ReviewSession review = ReviewSession.Of(study.Path, results);
        (string place, string found) = (
            from photo in review.Listing.GetProperty("photos").EnumerateArray()
            where photo.GetProperty("has_masks").GetBoolean()
            from lesion in photo.GetProperty("lesions").EnumerateArray()
            where lesion.GetProperty("area_percent_of_skin").GetDouble() > 0
            select (PlaceOf(photo), lesion.GetProperty("lesion").GetString()!)).First();
        string other = found == "plaque" ? "depigmented" : "plaque";
        ReviewSession.SeenMask drawn = review.Mask($"{place}/{other}");
        drawn.Pixels.AsSpan().Fill(byte.MaxValue);
        Assert.Contains(byte.MaxValue, review.Mask($"{place}/{found}").Pixels);

        Assert.Equal(200, review.Save($"{place}/{other}", drawn).Status);
        ReviewSession.SeenMask left = review.Mask($"{place}/{found}");
        Assert.DoesNotContain(byte.MaxValue, left.Pixels);
        (int status, string text) = review.Save($"{place}/{found}", left with { Pixels = drawn.Pixels });

        Assert.Equal(409, status);
        Assert.Contains("in the other reviewed mask: erase them in one of the two", text, StringComparison.Ordinal);
    }

    /// <summary>A visit that is added while the page is open moves the photos after it to other places.</summary>
    [Fact]
    public void AMaskDrawnOnOnePhotoIsNotSavedForAnother()
    {
        string results = study.CopyResults("moved");
        using ReviewSession review = ReviewSession.Of(study.Path, results);
        (string place, string lesion) = FirstMask(review.Listing);

        (int status, string text) = review.Save($"{place[..^1]}1/{lesion}", review.Mask($"{place}/{lesion}"));

        Assert.Equal((409, "The photo or its mask is not the one that was shown any more: load the page again."), (status, text));
    }

    [Fact]
    public void WhatCannotBeReadIsSaidAndEndsNothing()
    {
        string results = study.CopyResults("unreadable");
        using ReviewSession review = ReviewSession.Of(study.Path, results);
        (string place, string lesion) = FirstMask(review.Listing);
        ReviewSession.SeenMask mask = review.Mask($"{place}/{lesion}");
        foreach (string picture in Directory.EnumerateFiles(study.At(results), "photo.jpg", SearchOption.AllDirectories))
        {
            File.Delete(picture);
        }

        using TcpClient stalled = review.Stall();
        (int status, string text) = review.Save($"{place}/{lesion}", mask);

        Assert.Equal(500, status);
        Assert.Contains("nothing was saved", text, StringComparison.Ordinal);
        Assert.Equal(200, review.Get("photos").Status);
        Assert.False(Directory.Exists(study.At(results, "reviewed")));
    }

    [Fact]
    public void AMaskIsDrawnWithinTheRegionOfInterest()
    {
        string bounded = study.CopyStudy("bounded");
        IReadOnlyDictionary<string, string> photo = Rows("whole", "photos.csv").First(row => row["status"] != "failed");
        Mask roi = SampleRows.Rectangle((int)photo.Number("width_px")!, (int)photo.Number("height_px")!, 0, 0, (int)photo.Number("width_px")! / 2, (int)photo.Number("height_px")!);
        MaskPng.WriteCompanion(study.At(bounded, Path.ChangeExtension(photo["path"], "roi.png")), roi);
        CommandRun.Of(study.Path, "analyze", bounded, "--out", "bounded-results", "--jobs", "2");
        string path;
        using (ReviewSession review = ReviewSession.Of(study.Path, "bounded-results"))
        {
            JsonElement listed = review.Listing.GetProperty("photos").EnumerateArray().Single(listed =>
                new[] { "subject", "view", "visit" }.All(name => listed.GetProperty(name).GetString() == photo[name]));
            path = $"{PlaceOf(listed)}/{listed.GetProperty("lesions")[0].GetProperty("lesion").GetString()}";
            Assert.Equal(roi.Pixels.ToArray(), review.Roi(PlaceOf(listed)).Pixels);
            ReviewSession.SeenMask mask = review.Mask(path);
            mask.Pixels.AsSpan().Fill(byte.MaxValue);
            Assert.Equal(200, review.Save(path, mask).Status);
            Assert.Equal(roi.Pixels.ToArray(), review.Mask(path).Pixels);
        }

        CommandRun.Of(study.Path, "analyze", bounded, "--out", "bounded-results", "--resume");

        IReadOnlyDictionary<string, string> row = Rows("bounded-results", "measurements.csv").Single(row => row["mask_origin"] == "corrected" && row["lesion"] == path.Split('/')[^1]);
        Assert.Equal(roi.CountIn(), row.Number("area_px"));
        Assert.Contains(" 0 problems", CommandRun.Of(study.Path, "verify", "bounded-results").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AReviewChangedByHandIsNoticed()
    {
        string results = study.CopyResults("tampered");
        string stored;
        using (ReviewSession review = ReviewSession.Of(study.Path, results))
        {
            (string place, string lesion) = FirstMask(review.Listing);
            Assert.Equal(200, review.Save($"{place}/{lesion}", review.Mask($"{place}/{lesion}")).Status);
            stored = Directory.EnumerateFiles(study.At(results, "reviewed"), "*.png", SearchOption.AllDirectories).Single();
        }

        File.AppendAllText(stored, "x");
        Assert.Contains("is not the review that the audit log names", CommandRun.Of(study.Path, "verify", results).Output, StringComparison.Ordinal);
        CommandRun.Of(study.Path, "analyze", "study", "--out", results, "--resume");
        Assert.Contains(Rows(results, "photos.csv"), row => row["status_reason"].Contains("was changed outside this program and is not used", StringComparison.Ordinal));

        Directory.Delete(study.At(results, "reviewed"), recursive: true);
        CommandRun missing = CommandRun.Of(study.Path, "verify", results);
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("is missing: a person reviewed it, and did not take that back", missing.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("study", "is not a results folder")]
    [InlineData("whole --port 0", "--port takes a number from 1 to 65535")]
    public void WhatCannotBeReviewedIsRefusedInALine(string arguments, string expected)
    {
        CommandRun run = CommandRun.Of(study.Path, ["review", .. arguments.Split(' ')]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    private IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string results, string table) => CsvRows.Read(study.At(results, table));

    private static void AssertOnlyDiffers(string view, string[] before, string[] after)
    {
        string[] changed = [.. before.Zip(after).SelectMany(tables => tables.First.Split('\n').Except(tables.Second.Split('\n')))];
        Assert.NotEmpty(changed);
        Assert.All(changed, line => Assert.Equal(view.Split('/'), new[] { line.Split(',')[0], view.Split('/').Single(part => line.Split(',')[1..4].Contains(part)) }));
    }

    private static (string Place, string Lesion) FirstMask(JsonElement listing)
    {
        JsonElement photo = listing.GetProperty("photos").EnumerateArray().First(photo => photo.GetProperty("has_masks").GetBoolean());
        return (PlaceOf(photo), photo.GetProperty("lesions")[0].GetProperty("lesion").GetString()!);
    }

    private static string ViewOf(JsonElement listing)
    {
        JsonElement photo = listing.GetProperty("photos").EnumerateArray().First(photo => photo.GetProperty("has_masks").GetBoolean());
        return $"{photo.GetProperty("subject").GetString()}/{photo.GetProperty("view").GetString()}";
    }

    private static string StateOf(JsonElement listing, string path) =>
        (from photo in listing.GetProperty("photos").EnumerateArray()
         from lesion in photo.GetProperty("lesions").EnumerateArray()
         where path == $"{PlaceOf(photo)}/{lesion.GetProperty("lesion").GetString()}"
         select lesion.GetProperty("state").GetString()).Single();

    private static string PlaceOf(JsonElement photo) => $"{photo.GetProperty("series").GetInt32()}/{photo.GetProperty("place").GetInt32()}";
}
