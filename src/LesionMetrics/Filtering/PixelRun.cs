namespace LesionMetrics.Filtering;

/// <summary>A horizontal run of pixels.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Start">First column.</param>
/// <param name="End">One past the last column.</param>
internal readonly record struct PixelRun(int Row, int Start, int End);
