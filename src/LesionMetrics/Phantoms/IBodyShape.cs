namespace LesionMetrics.Phantoms;

/// <summary>The large shape of a body site.</summary>
internal interface IBodyShape
{
    /// <summary>Fills in outline, slopes, lips, eye and tissue at a point of the surface frame, in mm; the point arrives as plain skin.</summary>
    void Describe(double x, double y, ref BodyPoint point);
}
