namespace LesionMetrics.Phantoms;

/// <summary>One hair on the skin surface: a root, a direction and a curve, in the surface frame.</summary>
/// <param name="X">Root, in mm.</param>
/// <param name="Y">Root, in mm.</param>
/// <param name="Angle">Direction at the root, in radians.</param>
/// <param name="Curl">Turn from root to tip, in radians.</param>
/// <param name="LengthMm">Length seen from above.</param>
/// <param name="WidthMm">Diameter at the root.</param>
/// <param name="Red">Linear red.</param>
/// <param name="Green">Linear green.</param>
/// <param name="Blue">Linear blue.</param>
/// <param name="Opacity">How much of the skin it hides, 0-1.</param>
internal readonly record struct HairStrand(
    double X,
    double Y,
    double Angle,
    double Curl,
    double LengthMm,
    double WidthMm,
    float Red,
    float Green,
    float Blue,
    float Opacity);
