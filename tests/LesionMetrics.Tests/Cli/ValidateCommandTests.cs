using System.Text.Json;
using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;
using LesionMetrics.Tests.Validation;

namespace LesionMetrics.Tests.Cli;

using Row = IReadOnlyDictionary<string, string>;

public sealed class ValidateCommandTests(ValidatedStudy study) : IClassFixture<ValidatedStudy>
{
    private static readonly string[] Outputs = ["validation.csv", "validation_pairs.csv", "agreement.csv", "validation.html", "run.json"];

    [Fact]
    public void PhotoScoresAreThoseOfNaiveLoopsOverTheMasks()
    {
        IReadOnlyList<Row> rows = CsvRows.Read(study.At("validated", "validation.csv"));
        Assert.Equal(2 * Directory.EnumerateFiles(study.At("study", "photos"), "*.jpg", SearchOption.AllDirectories).Count(), rows.Count);
        Assert.True(rows.Count(row => row["dice"].Length > 0) >= 4, "the study holds too few lesions to test with");
        foreach (Row row in rows)
        {
            string[] place = [row["subject"], row["visit"]];
            Mask reference = Read(study.At(["study", "photos", .. place, $"{row["view"]}.{row["lesion"]}.png"]));
            string evidence = study.At("whole", "evidence", row["subject"], row["view"], row["visit"]);
            Mask measured = Read(Path.Combine(evidence, $"{row["lesion"]}.png"));
            Mask skin = Read(Path.Combine(evidence, "skin.png"));
            (long first, long second, long both) = NaiveScores.Count(reference, measured);
            long skinPixels = NaiveScores.Count(skin, skin).Both;
            double diagonal = Math.Sqrt(((double)reference.Width * reference.Width) + ((double)reference.Height * reference.Height));
            double? distance = NaiveScores.Hausdorff95(reference, measured);
            Assert.Equal([first, second, second - first, skinPixels], [row.Number("reference_area_px"), row.Number("measured_area_px"), row.Number("area_error_px"), row.Number("skin_px")]);
            AssertNear(first > 0 ? 2.0 * both / (first + second) : null, row.Number("dice"), 4);
            AssertNear(first > 0 ? (double)both / (first + second - both) : null, row.Number("jaccard"), 4);
            AssertNear(first > 0 ? 100.0 * (second - first) / first : null, row.Number("area_error_pct"), 3);
            AssertNear(distance, row.Number("hd95_px"), 2);
            AssertNear(100 * distance / diagonal, row.Number("hd95_pct_of_diagonal"), 4);
            AssertNear(100.0 * (second - both) / skinPixels, row.Number("false_area_pct_of_skin"), 4);
            AssertNear(100.0 * (first - both) / skinPixels, row.Number("missed_area_pct_of_skin"), 4);
            Assert.True(File.Exists(study.At("validated", row["picture"])));
        }
    }

    [Fact]
    public void AgreementIsWhatFollowsFromTheRows()
    {
        IReadOnlyList<Row> photos = CsvRows.Read(study.At("validated", "validation.csv"));
        IReadOnlyList<Row> pairs = CsvRows.Read(study.At("validated", "validation_pairs.csv"));
        IReadOnlyList<Row> groups = CsvRows.Read(study.At("validated", "agreement.csv"));
        Assert.Equal(["depigmented", "plaque"], groups.Where(group => group["tone_group"] == "all").Select(group => group["lesion"]));
        foreach (Row group in groups)
        {
            Row[] chosen = [.. photos.Where(row => row["lesion"] == group["lesion"] && NaiveAgreement.Holds(group["tone_group"], row["tone_group"]))];
            double[] dice = [.. chosen.Select(row => row.Number("dice")).OfType<double>().Order()];
            Assert.Equal(chosen.Length, group.Number("photos_scored"));
            Assert.Equal(dice.Length, group.Number("photos_with_lesion"));
            AssertNear(dice.Length > 0 ? dice.Average() : null, group.Number("dice_mean"), 3);
            AssertNear(dice.Length > 0 ? (dice[dice.Length / 2] + dice[(dice.Length - 1) / 2]) / 2 : null, group.Number("dice_median"), 3);
            NaiveAgreement.AssertMatches(group, "area", "pct_of_skin", [.. chosen.Select(row => (row.Number("reference_area_pct_of_skin")!.Value, row.Number("measured_area_pct_of_skin")!.Value))]);
            string quantity = group["change_measure"];
            NaiveAgreement.AssertMatches(group, "change", "points", [.. pairs
                .Where(row => row["lesion"] == group["lesion"] && NaiveAgreement.Holds(group["tone_group"], row["tone_group"]))
                .Select(row => (Reference: row.Number($"reference_{quantity}"), Measured: row.Number($"measured_{quantity}")))
                .Where(pair => pair.Reference is not null && pair.Measured is not null)
                .Select(pair => (pair.Reference!.Value, pair.Measured!.Value))]);
        }
    }

    [Fact]
    public void PhotosHaveTheStatusOfTheirMeasurements()
    {
        ILookup<(string, string, string, string), string> measured = CsvRows.Read(study.At("whole", "measurements.csv")).ToLookup(row => (row["subject"], row["visit"], row["view"], row["lesion"]), row => row["status"]);
        IReadOnlyList<Row> scored = CsvRows.Read(study.At("validated", "validation.csv"));
        Assert.Contains(scored, row => row["status"] == "review");
        Assert.All(scored.Where(row => row["status"] != "failed"), row => Assert.Equal(measured[(row["subject"], row["visit"], row["view"], row["lesion"])].Single(), row["status"]));
    }

    [Fact]
    public void MeasuredChangesAreThoseOfTheComparisons()
    {
        IReadOnlyList<Row> pairs = CsvRows.Read(study.At("validated", "validation_pairs.csv"));
        IReadOnlyList<Row> comparisons = CsvRows.Read(study.At("whole", "comparisons.csv"));
        Assert.Equal(comparisons.Count, pairs.Count);
        foreach ((Row pair, Row comparison) in pairs.Zip(comparisons))
        {
            Assert.Equal(
                (comparison["subject"], comparison["followup_visit"], comparison["lesion"], comparison["status"], comparison["baseline_area_px"], comparison["followup_area_px"], comparison["area_change_pct"]),
                (pair["subject"], pair["followup_visit"], pair["lesion"], pair["status"], pair["measured_baseline_area_px"], pair["measured_followup_area_px"], pair["measured_area_change_pct"]));
            Assert.Equal(comparison["repigmentation_pct"], pair["measured_repigmentation_pct"]);
        }
    }

    [Fact]
    public void ReferenceChangesAreThoseOfTheMasksCarriedOverByHand()
    {
        int compared = 0;
        foreach (Row pair in CsvRows.Read(study.At("validated", "validation_pairs.csv")).Where(row => row["status"] != "failed"))
        {
            (double before, double after, double all) = CarriedByHand.Areas(study, pair);
            Assert.Equal(before, pair.Number("reference_baseline_area_px")!.Value, Math.Max(20, 0.03 * before));
            Assert.Equal(after, pair.Number("reference_followup_area_px")!.Value, Math.Max(20, 0.03 * after));
            if (all > 0)
            {
                compared++;
                Assert.Equal(100 * before / all, pair.Number("reference_seen_pct")!.Value, 0.5);
            }
        }

        Assert.True(compared >= 2, "too few pairs with a lesion were registered to test with");
    }

    [Fact]
    public void WhatFailedIsARowWhatHasNoReferenceACountAndWhatLiesOutsideTheRegionNothing()
    {
        Assert.Equal(1, study.Spoiled.ExitCode);
        Assert.Contains("1 photos have no reference mask", study.Spoiled.Error);
        IReadOnlyList<Row> rows = CsvRows.Read(study.At("spoiled-validated", "validation.csv"));
        Assert.DoesNotContain(rows, row => Names(row, study.Unmarked));
        Assert.All(rows.Where(row => Names(row, study.Broken)), row => Assert.Equal(("failed", "", ""), (row["status"], row["dice"], row["reference_area_px"])));
        Row misfit = Assert.Single(rows, row => Names(row, study.Misfit) && row["lesion"] == "plaque");
        Assert.Equal(("failed", ""), (misfit["status"], misfit["dice"]));
        Assert.Contains("30x20", misfit["status_reason"]);
        Assert.Contains("Not scored", File.ReadAllText(study.At("spoiled-validated", "validation.html")));
        Assert.Equal("3", CsvRows.Read(study.At("spoiled-validated", "agreement.csv")).Where(group => group["tone_group"] == "all").Sum(group => group.Number("photos_failed"))!.Value.ToString("F0"));

        Row restricted = Assert.Single(rows, row => Names(row, study.Restricted) && row["lesion"] == "depigmented");
        Mask reference = ValidatedStudy.Reference(study.Restricted);
        long inside = NaiveScores.Count(reference, ValidatedStudy.LeftOf(reference)).Both;
        Assert.InRange(inside, 1, reference.CountIn() - 1);
        Assert.Equal(inside, restricted.Number("reference_area_px"));

        static bool Names(Row row, string photo) => photo.EndsWith(Path.Combine(row["subject"], row["visit"], row["view"] + ".jpg"), StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherRunWithOneJobGivesTheSameBytes()
    {
        CommandRun again = CommandRun.Of(study.Folder, "validate", "study", "--out", "again", "--jobs", "1");
        Assert.Equal(study.Whole.ExitCode, again.ExitCode);
        string[] files = [.. Directory.EnumerateFiles(study.At("validated"), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(study.At("validated"), path))];
        Assert.Empty(Outputs.Except(files));
        Assert.All(files, name => Assert.Equal(File.ReadAllBytes(study.At("validated", name)), File.ReadAllBytes(study.At("again", name))));
    }

    [Fact]
    public void ThePageStandsAloneAndNamesNoPath()
    {
        foreach (string name in Outputs)
        {
            Assert.DoesNotContain(study.Folder, File.ReadAllText(study.At("validated", name)));
        }

        string page = File.ReadAllText(study.At("validated", "validation.html"));
        Assert.DoesNotContain("http", page.Replace("http-equiv", "", StringComparison.Ordinal));
        Assert.Contains("<svg viewBox", page);
        JsonElement run = JsonDocument.Parse(File.ReadAllText(study.At("validated", "run.json"))).RootElement;
        Assert.Equal("complete", run.GetProperty("state").GetString());
        Assert.Equal(JsonDocument.Parse(File.ReadAllText(study.At("whole", "run.json"))).RootElement.GetProperty("model_sha256").GetString(), run.GetProperty("model_sha256").GetString());
        Assert.True(run.GetProperty("options").TryGetProperty("segmentation", out _));
    }

    [Fact]
    public void ResultsOfAnalyzeAreNotOverwritten()
    {
        byte[] before = File.ReadAllBytes(study.At("whole", "run.json"));
        CommandRun run = CommandRun.Of(study.Folder, "validate", "study", "--out", "whole");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("another command", run.Error);
        Assert.Equal(before, File.ReadAllBytes(study.At("whole", "run.json")));
    }

    private static Mask Read(string path) => MaskPng.Read(path, "mask");

    private static void AssertNear(double? expected, double? actual, int digits)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.Equal(expected ?? 0, actual ?? 0, 0.51 * Math.Pow(10, -digits));
    }
}
