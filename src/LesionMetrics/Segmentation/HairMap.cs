using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>Where hair crosses the skin, and the photo with that hair filled from its surroundings.</summary>
/// <param name="Hair">Pixels covered by hair, dark or light, with a margin of one pixel.</param>
/// <param name="Light">Those of them that light hair covers.</param>
/// <param name="Filled">The log image with hair pixels replaced by their surroundings.</param>
/// <param name="Raw">The log image as it was.</param>
public sealed record HairMap(Mask Hair, Mask Light, LogImage Filled, LogImage Raw);
