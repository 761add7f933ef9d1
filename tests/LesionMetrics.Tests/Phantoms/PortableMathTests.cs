namespace LesionMetrics.Tests.Phantoms;

public sealed class PortableMathTests
{
    // The C library is right to within an ulp or two; ours may differ by a few more.
    private const double Relative = 2e-14;

    [Fact]
    public void Exponential_and_logarithm_agree_with_the_C_library()
    {
        for (double x = -40; x <= 40; x += 0.137)
        {
            AssertClose(Math.Exp(x), PortableMath.Exp(x));
            double y = Math.Exp(x);
            Assert.Equal(Math.Log(y), PortableMath.Log(y), 1e-13);
            Assert.Equal(Math.Log10(y), PortableMath.Log10(y), 1e-13);
            Assert.Equal(Math.Log2(y), PortableMath.Log2(y), 1e-13);
        }

        AssertClose(Math.Exp(708.9), PortableMath.Exp(708.9));
    }

    [Fact]
    public void Special_values_are_those_of_the_C_library()
    {
        Assert.Equal(0, PortableMath.Exp(-1000));
        Assert.Equal(0, PortableMath.Exp(double.NegativeInfinity));
        Assert.Equal(1, PortableMath.Exp(0));
        Assert.Equal(double.PositiveInfinity, PortableMath.Exp(710));
        Assert.Equal(double.NaN, PortableMath.Exp(double.NaN));
        Assert.Equal(double.NegativeInfinity, PortableMath.Log(0));
        Assert.Equal(double.PositiveInfinity, PortableMath.Log10(double.PositiveInfinity));
        Assert.Equal(double.NaN, PortableMath.Log(-1));
        Assert.Equal(double.NaN, PortableMath.Log2(double.NaN));
        Assert.Equal(Math.PI, PortableMath.Atan2(0, -1));
        Assert.Equal(0, PortableMath.Pow(0, 2.4));
    }

    [Fact]
    public void Trigonometry_agrees_with_the_C_library()
    {
        for (double angle = -20; angle <= 20; angle += 0.0713)
        {
            (double sin, double cos) = PortableMath.SinCos(angle);
            Assert.Equal(Math.Sin(angle), sin, 1e-14);
            Assert.Equal(Math.Cos(angle), cos, 1e-14);
            Assert.Equal((sin, cos), (PortableMath.Sin(angle), PortableMath.Cos(angle)));
            Assert.Equal(Math.Atan2(3 * sin, 3 * cos), PortableMath.Atan2(3 * sin, 3 * cos), 1e-13);
        }
    }

    [Fact]
    public void Cube_root_and_power_agree_with_the_C_library()
    {
        for (double x = 0.001; x < 50; x *= 1.31)
        {
            AssertClose(Math.Cbrt(x), PortableMath.Cbrt(x));
            AssertClose(Math.Pow(x, -1.4), PortableMath.Pow(x, -1.4));
            Assert.Equal(-PortableMath.Cbrt(x), PortableMath.Cbrt(-x));
        }
    }

    private static void AssertClose(double expected, double actual) => Assert.Equal(0, (actual - expected) / expected, Relative);
}
