using System.Text;
using System.Text.RegularExpressions;
using LesionMetrics.Reporting;
using LesionMetrics.Reporting.Html;

namespace LesionMetrics.Tests.Reporting;

public sealed partial class HtmlReportTests
{
    [Fact]
    public void NamesAndReasonsCannotBecomeMarkup()
    {
        const string Evil = "<img src=x onerror=alert(1)>\"'&";
        SeriesOutcome outcome = SampleRows.Outcome(Evil, Evil) with
        {
            Photos = [SampleRows.Photo(Evil, Evil, 0, Evil, OutcomeStatus.Failed, Evil), SampleRows.Photo(Evil, "week-24", 168, Evil, OutcomeStatus.Review, Evil)],
            Comparisons = [SampleRows.Comparison(status: OutcomeStatus.Review, reason: Evil, subject: Evil, view: Evil)],
        };
        string page = Page(outcome, "baseline/overlay.jpg", "week-24/registered.jpg");
        Assert.DoesNotContain("<img src=x", page);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;", page);
    }

    [Fact]
    public void ThePageNeedsNoNetwork()
    {
        string page = Page(SampleRows.Outcome(), "baseline/overlay.jpg", "baseline/photo.jpg", "week-24/registered.jpg", "week-24/compared-depigmented-change.svg");
        Assert.All(LinkPattern().Matches(page).Select(match => match.Groups[1].Value), link => Assert.DoesNotMatch("^[a-z]+:|^/", link));
        Assert.Contains("evidence/S001/chin/week-24/registered.jpg", page);
        Assert.DoesNotContain("http://", page);
        Assert.DoesNotContain("https://", page);
    }

    [Fact]
    public void LinksEscapeWhatAFolderNameMayHold()
    {
        string page = Page(SampleRows.Outcome("S 1#a", "100%"), "baseline/overlay.jpg", "week-24/registered.jpg");
        Assert.Contains("src=\"evidence/S%201%23a/100%2525/baseline/overlay.jpg\"", page);
    }

    [Fact]
    public void FailuresStandBeforeReviewsAndBothBeforeTheOverview()
    {
        SeriesOutcome outcome = SampleRows.Outcome() with
        {
            Comparisons = [SampleRows.Comparison(status: OutcomeStatus.Review, reason: "look here"), SampleRows.FailedComparison("no way")],
        };
        string page = Page(outcome);
        int failed = page.IndexOf("no way", StringComparison.Ordinal);
        int review = page.IndexOf("look here", StringComparison.Ordinal);
        int overview = page.IndexOf("id=\"overview\"", StringComparison.Ordinal);
        Assert.True(failed > 0 && failed < review && review < overview);
    }

    [Fact]
    public void AViewThatIsNotDoneIsSaid()
    {
        ReportData data = new(new StudyRecord("s", null, []), [(new StudySeries("S009", "arm", ["baseline"]), null)]);
        Assert.Contains("S009", Encoding.UTF8.GetString(HtmlReport.ToBytes(data)));
        Assert.Contains("Not measured yet", Encoding.UTF8.GetString(HtmlReport.ToBytes(data)));
    }

    [Fact]
    public void NumbersAreSaidInPlainWords()
    {
        string page = Page(SampleRows.Outcome(), "week-24/registered.jpg");
        Assert.Contains("Repigmentation <strong>40.0 %</strong> (95 % interval 35.5 to 44.3 %).", page);
        Assert.Contains("Of the area depigmented at baseline, 45.0 % regained pigment; new depigmentation makes up 5.0 % of it.", page);
        Assert.Contains("within 2.5 px (95 % bound), by 321 matching skin features", page);
        Assert.Contains("−4.3", page);
    }

    [Fact]
    public void AnIntervalOverZeroIsSaidToIncludeNoChange()
    {
        SeriesOutcome outcome = SampleRows.Outcome() with { Comparisons = [SampleRows.Comparison() with { RepigmentationPercent = 2, RepigmentationPercentLow = -3 }] };
        Assert.Contains("The interval includes no change.", Page(outcome, "week-24/registered.jpg"));
        Assert.DoesNotContain("The interval includes no change.", Page(SampleRows.Outcome(), "week-24/registered.jpg"));
    }

    [Fact]
    public void AFailedPairShowsNoChange()
    {
        SeriesOutcome outcome = SampleRows.Outcome() with { Comparisons = [SampleRows.FailedComparison("too little skin")] };
        string page = Page(outcome, "baseline/overlay.jpg");
        Assert.Contains("The pair was not compared", page);
        Assert.DoesNotContain("<strong>", page);
    }

    [Fact]
    public void EveryPageSaysWhatItIsNot() => Assert.Contains("Research use; not a medical device.", Page(SampleRows.Outcome()));

    private static string Page(SeriesOutcome outcome, params string[] evidence)
    {
        SeriesRecord record = new("key", true, outcome, new SortedDictionary<string, string>(evidence.ToDictionary(path => path, _ => "hash"), StringComparer.Ordinal));
        StudySeries series = new(outcome.Subject, outcome.View, ["baseline", "week-24"]);
        return Encoding.UTF8.GetString(HtmlReport.ToBytes(new ReportData(new StudyRecord("setup", null, [series]), [(series, record)])));
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]*)\"")]
    private static partial Regex LinkPattern();
}
