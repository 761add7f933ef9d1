namespace LesionMetrics.Reporting.Drawing;

/// <summary>A color, sRGB, 8 bits a channel.</summary>
/// <param name="R">Red.</param>
/// <param name="G">Green.</param>
/// <param name="B">Blue.</param>
public readonly record struct Rgb(byte R, byte G, byte B)
{
    /// <summary>As CSS and SVG spell it, for example <c>#56b4e9</c>.</summary>
    public string ToCss() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"#{R:x2}{G:x2}{B:x2}");
}
