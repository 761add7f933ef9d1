using LesionMetrics.Measurement;
using LesionMetrics.Reporting;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Tests.Reporting;

public sealed class CellTextTests
{
    [Theory]
    [InlineData(1234.5678, 3, "1234.568")]
    [InlineData(-0.0004, 3, "0.000")]
    [InlineData(-0.0, 1, "0.0")]
    [InlineData(-0.0006, 3, "-0.001")]
    [InlineData(double.NaN, 2, "")]
    [InlineData(double.PositiveInfinity, 2, "")]
    [InlineData(null, 2, "")]
    public void NumbersHaveFixedDigitsAndNoNegativeZero(double? value, int digits, string expected) => Assert.Equal(expected, CellText.Number(value, digits));

    [Theory]
    [InlineData(7.0, "7")]
    [InlineData(30.4375, "30.4375")]
    [InlineData(100.0, "100")]
    [InlineData(0.0, "0")]
    public void ShortNumbersLoseTrailingZerosOnly(double value, string expected) => Assert.Equal(expected, CellText.ShortNumber(value, 4));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49", "'+49")]
    [InlineData("-S1", "'-S1")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("\t=1", "' =1")]
    [InlineData("a=b", "a=b")]
    [InlineData("two\r\nlines\n", "two lines ")]
    [InlineData(null, "")]
    public void TextCannotBecomeAFormula(string? text, string expected) => Assert.Equal(expected, CellText.Text(text));

    [Fact]
    public void EveryVerdictHasItsContractedWord()
    {
        Assert.Equal(["ok", "review", "failed"], Enum.GetValues<OutcomeStatus>().Select(CellText.Status));
        Assert.Equal(["depigmented", "plaque"], Enum.GetValues<LesionKind>().Select(CellText.Lesion));
        Assert.Equal(["resolved", "not-resolved", "cannot-tell"], Enum.GetValues<PlaqueResolution>().Select(r => CellText.Resolution(r)));
        Assert.Equal("", CellText.Resolution(null));
    }
}
