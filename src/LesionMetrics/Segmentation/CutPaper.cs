namespace LesionMetrics.Segmentation;

/// <summary>Tells labels and rulers, which are cut rectangles, from patches, which are not.</summary>
internal static class CutPaper
{
    /// <summary>Share of its smallest bounding rectangle that a cut label fills; an ellipse fills 0.785 of it.</summary>
    private const double RectangularShare = 0.82;

    /// <summary>Rulers are longer than this many widths; a patch that long does not fill this share of its rectangle.</summary>
    private const double RulerAspect = 2.5;

    private const double RulerShare = 0.65;

    /// <summary>Turns at which rectangles about holes are tried, those that their shares were chosen with.</summary>
    private const int HoleDirections = 18;

    /// <summary>Turns at which those about would-be lesions are: 2.5 degrees off, a ruler six times as long as wide fills 0.79 of one.</summary>
    private const int LesionDirections = 90;

    /// <summary>
    /// Likewise of a would-be lesion on what was held for skin, which is a lesion sooner: of 1,358 lesions on painted real skin and synthetic the 65 of a ruler's length fill 0.80 at most and the others 0.86; seven
    /// rulers and long labels that passed for one fill 0.85 and more, and of two shorter labels one 0.94.
    /// </summary>
    private const double LesionRulerShare = 0.82;

    private const double LesionRectangularShare = 0.9;

    /// <summary>Most of its outline that may run along the frame, which is straight by itself.</summary>
    private const double MostAlongFrame = 0.4;

    /// <summary>Whether a hole in skin fills the smallest of its bounding rectangles over <see cref="HoleDirections"/> turns, as cut paper does.</summary>
    /// <param name="pixels">Row-major indices, one at least.</param>
    /// <param name="width">Of the mask they are of.</param>
    public static bool Is(IReadOnlyList<int> pixels, int width)
    {
        (double area, double aspect) = SmallestRectangle([.. pixels.Select(i => (i % width, i / width))], HoleDirections);
        return pixels.Count / area > (aspect > RulerAspect ? RulerShare : RectangularShare);
    }

    /// <summary>Whether a would-be lesion is as rectangular as no lesion is.</summary>
    public static bool Is(PieceOutline outline)
    {
        (double area, double aspect) = SmallestRectangle([.. outline.Inner, .. outline.Frame], LesionDirections);
        return outline.FrameShare <= MostAlongFrame && outline.AreaPixels / area > (aspect > RulerAspect ? LesionRulerShare : LesionRectangularShare);
    }

    private static (double Area, double Aspect) SmallestRectangle(IReadOnlyList<(int X, int Y)> pixels, int directions)
    {
        double smallest = double.PositiveInfinity;
        double aspect = 1;
        for (int direction = 0; direction < directions; direction++)
        {
            (double sin, double cos) = PortableMath.SinCos(direction * Math.PI / 2 / directions);
            (double lowU, double highU, double lowV, double highV) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
            foreach ((int x, int y) in pixels)
            {
                double u = (x * cos) + (y * sin);
                double v = (y * cos) - (x * sin);
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

        return (smallest, aspect);
    }
}
