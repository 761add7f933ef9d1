using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>Where dark hair crosses the skin, and the photo with that hair filled from its surroundings.</summary>
/// <param name="Hair">Pixels covered by dark hair, with a margin of one pixel.</param>
/// <param name="Filled">The log image with hair pixels replaced by their surroundings.</param>
/// <param name="Raw">The log image as it was.</param>
public sealed record HairMap(Mask Hair, LogImage Filled, LogImage Raw);
