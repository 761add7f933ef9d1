using System.Runtime.CompilerServices;

namespace LesionMetrics;

/// <summary>Holds an option against the range that its documentation states.</summary>
internal static class OptionRange
{
    /// <summary>Throws unless <paramref name="value"/> lies in [<paramref name="least"/>, <paramref name="most"/>]; not a number never does.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It lies outside; the exception names the option.</exception>
    public static void Require(double value, double least, double most, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value >= least && value <= most))
        {
            throw new ArgumentOutOfRangeException(name);
        }
    }
}
