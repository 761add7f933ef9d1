using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>What a change of pose between the visits does to areas.</summary>
/// <param name="LesionBiasPercent">By how much the lesions' projected area has changed against that of all shared skin, per cent; 0 without lesions.</param>
/// <param name="TurnDegrees">Turn about the vertical, positive where the body turned to the picture's left; good to a third of itself.</param>
/// <param name="TiltDegrees">Turn about the horizontal, positive where the body's upper part came nearer; good to a third of itself.</param>
internal readonly record struct PoseChange(double LesionBiasPercent, double TurnDegrees, double TiltDegrees)
{
    /// <summary>Distance of the places at which the map's stretch is taken, working pixels.</summary>
    private const int Pitch = 16;

    /// <summary>Reads the change of pose off a map.</summary>
    /// <param name="alignment">The map.</param>
    /// <param name="baseline">The baseline's texture.</param>
    /// <param name="skin">The baseline's skin.</param>
    /// <param name="lesions">The baseline's lesions.</param>
    public static PoseChange Of(Alignment alignment, Texture baseline, Mask skin, Mask lesions)
    {
        List<(double X, double Y, double Area, bool InLesion)> places = [];
        for (int y = Pitch / 2; y < baseline.Size.Height; y += Pitch)
        {
            for (int x = Pitch / 2; x < baseline.Size.Width; x += Pitch)
            {
                if (IsIn(skin, x, y, baseline.Size) && alignment.Shows(x, y))
                {
                    places.Add((x, y, Stretch(alignment.Map, x, y), IsIn(lesions, x, y, baseline.Size)));
                }
            }
        }

        double mean = places.Count > 0 ? places.Average(place => place.Area) : 0;
        if (mean <= 0)
        {
            return default;
        }

        List<double> inLesions = [.. places.Where(place => place.InLesion).Select(place => place.Area)];
        double bias = inLesions.Count > 0 ? 100 * ((inLesions.Average() / mean) - 1) : 0;
        return new PoseChange(bias, Turn([.. places.Select(place => (place.X, place.Area / mean))]), -Turn([.. places.Select(place => (place.Y, place.Area / mean))]));
    }

    private static double Stretch(BentMap map, double x, double y)
    {
        const double Half = Pitch / 2.0;
        (double x0, double y0) = map.Apply(x - Half, y);
        (double x1, double y1) = map.Apply(x + Half, y);
        (double x2, double y2) = map.Apply(x, y - Half);
        (double x3, double y3) = map.Apply(x, y + Half);
        return (((x1 - x0) * (y3 - y2)) - ((x3 - x2) * (y1 - y0))) / (Pitch * Pitch);
    }

    /// <summary>
    /// The turn that makes areas grow along an axis as they do, on a body as deep as it is wide: a cylinder turned by t shows the area at angle p from its
    /// middle cos(p + t) / cos(p) times as large, whose slope at the middle is tan(t) over the radius.
    /// </summary>
    private static double Turn((double Position, double Area)[] places)
    {
        double middle = places.Average(place => place.Position);
        double spread = places.Sum(place => (place.Position - middle) * (place.Position - middle));
        double slope = spread > 0 ? places.Sum(place => (place.Position - middle) * (place.Area - 1)) / spread : 0;
        double radius = (places.Max(place => place.Position) - places.Min(place => place.Position)) / 2;
        return PortableMath.Atan2(slope * radius, 1) * 180 / Math.PI;
    }

    private static bool IsIn(Mask mask, double x, double y, ImageSize working) =>
        mask[(int)((x + 0.5) * mask.Width / working.Width), (int)((y + 0.5) * mask.Height / working.Height)];
}
