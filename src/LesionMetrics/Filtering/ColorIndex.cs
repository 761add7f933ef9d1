using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>A plane of a logarithmic index and how many of its pixels rest on the floor.</summary>
/// <param name="Values">The index.</param>
/// <param name="FlooredPixels">Pixels of which some channel lay below the floor and was lifted to it.</param>
public sealed record ColorIndex(Plane Values, long FlooredPixels);
