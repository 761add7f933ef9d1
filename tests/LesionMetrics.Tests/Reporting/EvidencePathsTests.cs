using FsCheck;
using FsCheck.Fluent;
using LesionMetrics.Reporting;

namespace LesionMetrics.Tests.Reporting;

public sealed class EvidencePathsTests
{
    [Theory]
    [InlineData("S001", "S001")]
    [InlineData("week-24", "week-24")]
    [InlineData("left arm", "left arm")]
    [InlineData("..", "%2E%2E")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("100%", "100%25")]
    [InlineData("series.json", "series%2Ejson")]
    public void OrdinaryNamesStayAndDangerousOnesAreSpelledOut(string name, string expected) => Assert.Equal(expected, EvidencePaths.Segment(name));

    [Fact]
    public void TwoNamesNeverShareAFolder() => Prop.ForAll(
        ArbMap.Default.ArbFor<(NonEmptyString First, NonEmptyString Second)>(),
        names => (names.First.Get == names.Second.Get) == (EvidencePaths.Segment(names.First.Get) == EvidencePaths.Segment(names.Second.Get)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void NoNameLeavesItsFolder() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyString>(),
        name =>
        {
            string root = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "root"));
            string full = Path.GetFullPath(Path.Combine(root, EvidencePaths.Segment(name.Get)));
            return Path.GetDirectoryName(full) == root;
        }).QuickCheckThrowOnFailure();
}
