namespace LesionMetrics.Reporting.Drawing;

/// <summary>One entry of a legend.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Swatch">The color that it explains; null for words or a scale bar alone.</param>
/// <param name="BarPixels">Length of the scale bar before the words, in pixels; 0 for none.</param>
public sealed record LegendItem(string Text, Rgb? Swatch = null, int BarPixels = 0);
