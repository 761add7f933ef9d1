namespace LesionMetrics.Validation.Html;

/// <summary>An axis of a plot: which values lie where, with ticks at round numbers.</summary>
internal sealed class Axis
{
    private const int WantedTicks = 5;

    private readonly double _from;
    private readonly double _scale;
    private readonly double _start;

    private Axis(double from, double to, double step, double start, double end)
    {
        _from = from;
        _start = start;
        _scale = (end - start) / (to - from);
        Digits = (int)Math.Max(0, Math.Ceiling(-Math.Log10(step) - 1e-9));
        Ticks = [.. Enumerable.Range(0, (int)Math.Round((to - from) / step) + 1).Select(i => Math.Round(from + (i * step), Math.Min(15, Digits)))];
    }

    /// <summary>Digits after the point that the ticks need.</summary>
    internal int Digits { get; }

    /// <summary>Values with a tick, ascending.</summary>
    internal IReadOnlyList<double> Ticks { get; }

    /// <summary>An axis from <paramref name="start"/> to <paramref name="end"/> on the drawing that holds all of <paramref name="values"/>.</summary>
    internal static Axis Over(IEnumerable<double> values, double start, double end)
    {
        double[] all = [.. values];
        double low = all.Min();
        double high = all.Max();
        double span = high > low ? high - low : Math.Max(1e-3, Math.Abs(high));
        double step = RoundUp(span / WantedTicks);
        double from = Math.Floor(low / step) * step;
        double to = Math.Ceiling(high / step) * step;
        return new Axis(from, to > from ? to : from + step, step, start, end);
    }

    /// <summary>Where <paramref name="value"/> lies on the drawing.</summary>
    internal double At(double value) => _start + ((value - _from) * _scale);

    // The smallest of 1, 2 and 5 times a power of ten that is no smaller than the value.
    private static double RoundUp(double value)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return value <= power ? power : value <= 2 * power ? 2 * power : value <= 5 * power ? 5 * power : 10 * power;
    }
}
