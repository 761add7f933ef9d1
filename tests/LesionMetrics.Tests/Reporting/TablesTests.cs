using System.Globalization;
using System.Text;
using LesionMetrics.Reporting;

namespace LesionMetrics.Tests.Reporting;

public sealed class TablesTests
{
    [Fact]
    public void ColumnsStandInTheContractedOrder()
    {
        Assert.Equal(
            "subject,visit,day,view,path,sha256,width_px,height_px,status,status_reason,blur_score,clipped_pct,skin_pct,ita_deg\n",
            Text(Tables.Photos, []));
        Assert.Equal(
            "subject,visit,day,view,lesion,area_px,area_pct_of_skin,lesion_count,erythema_index,erythema_index_skin,erythema_contrast,melanin_contrast,scaling_index,delta_e2000,status,mask_origin\n",
            Text(Tables.Measurements, []));
        Assert.Equal(
            "subject,view,baseline_visit,followup_visit,days,lesion,status,status_reason,baseline_area_px,followup_area_px,area_change_pct,repigmentation_pct,repigmentation_pct_low,repigmentation_pct_high,gained_pct,lost_pct,graded_repigmentation_pct,erythema_contrast_baseline,erythema_contrast_followup,erythema_contrast_change,scaling_index_baseline,scaling_index_followup,hyperpigmented_spot_count,hyperpigmented_spot_area_px,resolution,registration_error_px,registration_inliers,baseline_mask_origin,followup_mask_origin\n",
            Text(Tables.Comparisons, []));
    }

    [Fact]
    public void EachValueStandsUnderItsHeading()
    {
        string[] lines = Text(Tables.Comparisons, [SampleRows.Comparison()]).Split('\n');
        Dictionary<string, string> cells = lines[0].Split(',').Zip(lines[1].Split(',')).ToDictionary(pair => pair.First, pair => pair.Second);
        Assert.Equal("1000.0", cells["baseline_area_px"]);
        Assert.Equal("600.0", cells["followup_area_px"]);
        Assert.Equal("-40.000", cells["area_change_pct"]);
        Assert.Equal("40.000", cells["repigmentation_pct"]);
        Assert.Equal("35.500", cells["repigmentation_pct_low"]);
        Assert.Equal("44.260", cells["repigmentation_pct_high"]);
        Assert.Equal("45.000", cells["gained_pct"]);
        Assert.Equal("5.000", cells["lost_pct"]);
        Assert.Equal("-4.260", cells["erythema_contrast_change"]);
        Assert.Equal("not-resolved", cells["resolution"]);
        Assert.Equal("2.50", cells["registration_error_px"]);
        Assert.Equal("321", cells["registration_inliers"]);
    }

    [Fact]
    public void AFailedComparisonHasNoNumbers()
    {
        string line = Text(Tables.Comparisons, [SampleRows.FailedComparison("Too dark, take it again.")]).Split('\n')[1];
        Assert.Equal("S001,chin,baseline,week-24,168,depigmented,failed,\"Too dark, take it again.\",,,,,,,,,,,,,,,,,,,,,", line);
    }

    [Fact]
    public void QuotesAndFormulasInNamesAreMadeSafe()
    {
        string line = Text(Tables.Photos, [SampleRows.Photo(subject: "=1+\"x\"", status: OutcomeStatus.Review, reason: "a\nb")]).Split('\n')[1];
        Assert.StartsWith("\"'=1+\"\"x\"\"\",baseline,0,chin,", line);
        Assert.EndsWith(",review,a b,1.2500,0.500,80.000,35.13", line);
    }

    [Fact]
    public void TheCultureOfTheThreadDoesNotMatter()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            byte[] here = Tables.Measurements.ToBytes(SampleRows.Outcome().Measurements);
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            Assert.Equal(here, Tables.Measurements.ToBytes(SampleRows.Outcome().Measurements));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Text<TRow>(Table<TRow> table, IEnumerable<TRow> rows) => Encoding.UTF8.GetString(table.ToBytes(rows));
}
