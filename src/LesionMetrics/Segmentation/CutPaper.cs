namespace LesionMetrics.Segmentation;

/// <summary>Tells labels and rulers, which are cut rectangles, from patches, which are not.</summary>
internal static class CutPaper
{
    /// <summary>Share of its smallest bounding rectangle that a cut label fills; an ellipse fills 0.785 of it.</summary>
    private const double RectangularShare = 0.82;

    /// <summary>Rulers are longer than this many widths; a patch that long does not fill this share of its rectangle.</summary>
    private const double RulerAspect = 2.5;

    private const double RulerShare = 0.65;

    private const int Directions = 18;

    /// <summary>Whether the pixels fill the smallest of their bounding rectangles over <see cref="Directions"/> turns, as cut paper does.</summary>
    /// <param name="pixels">Row-major indices, one at least.</param>
    /// <param name="width">Of the mask they are of.</param>
    public static bool Is(IReadOnlyList<int> pixels, int width)
    {
        double smallest = double.PositiveInfinity;
        double aspect = 1;
        for (int direction = 0; direction < Directions; direction++)
        {
            (double sin, double cos) = PortableMath.SinCos(direction * Math.PI / 2 / Directions);
            (double lowU, double highU, double lowV, double highV) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
            foreach (int i in pixels)
            {
                double u = (i % width * cos) + (i / width * sin);
                double v = (i / width * cos) - (i % width * sin);
                lowU = Math.Min(lowU, u);
                highU = Math.Max(highU, u);
                lowV = Math.Min(lowV, v);
                highV = Math.Max(highV, v);
            }

            double sideU = highU - lowU + 1;
            double sideV = highV - lowV + 1;
            if (sideU * sideV < smallest)
            {
                smallest = sideU * sideV;
                aspect = Math.Max(sideU, sideV) / Math.Min(sideU, sideV);
            }
        }

        double filled = pixels.Count / smallest;
        return filled > (aspect > RulerAspect ? RulerShare : RectangularShare);
    }
}
