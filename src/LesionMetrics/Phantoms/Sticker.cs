using LesionMetrics.Imaging;

namespace LesionMetrics.Phantoms;

/// <summary>A paper ruler or a label that lies in the photo.</summary>
/// <param name="CenterX">Center, in photo pixels.</param>
/// <param name="CenterY">Center, in photo pixels.</param>
/// <param name="HalfLength">In pixels.</param>
/// <param name="HalfWidth">In pixels.</param>
/// <param name="Cos">Cosine of its angle.</param>
/// <param name="Sin">Sine of its angle.</param>
/// <param name="IsRuler">Ticks at one edge, else lines of writing.</param>
/// <param name="TickPixels">Distance of ticks.</param>
/// <param name="Red">Linear red of the paper.</param>
/// <param name="Green">Linear green of the paper.</param>
/// <param name="Blue">Linear blue of the paper.</param>
/// <param name="Seed">Seed of the writing.</param>
internal sealed record Sticker(
    double CenterX,
    double CenterY,
    double HalfLength,
    double HalfWidth,
    double Cos,
    double Sin,
    bool IsRuler,
    double TickPixels,
    double Red,
    double Green,
    double Blue,
    ulong Seed)
{
    /// <summary>Draws a sticker near the photo's border, or null: one photo in four has one.</summary>
    public static Sticker? Draw(SiteFrame frame, RandomStream random)
    {
        if (!random.Chance(0.25))
        {
            return null;
        }

        ImageSize size = frame.Size;
        bool ruler = random.Chance(0.6);
        double side = size.LongerSide;
        double angle = random.Uniform(-0.5, 0.5) + (random.Chance(0.3) ? Math.PI / 2 : 0);
        (double sin, double cos) = PortableMath.SinCos(angle);
        (double red, double green, double blue) = random.Pick<(double, double, double)>([(0.86, 0.86, 0.84), (0.82, 0.83, 0.86), (0.86, 0.80, 0.35), (0.45, 0.65, 0.8), (0.8, 0.72, 0.62)]);
        double near = random.Uniform(0.06, 0.16);
        double x = random.Chance(0.5) ? near : 1 - near;
        double y = random.Uniform(0.08, 0.92);
        (x, y) = random.Chance(0.5) ? (x, y) : (y, x);
        return new Sticker(
            x * size.Width,
            y * size.Height,
            side * random.Uniform(0.05, 0.12),
            side * random.Uniform(0.012, ruler ? 0.022 : 0.045),
            cos,
            sin,
            ruler,
            Math.Max(3, frame.PixelsPerMm * (frame.PixelsPerMm < 5 ? 5 : 1)),
            red,
            green,
            blue,
            random.Seed);
    }

    /// <summary>Cover at a pixel, 0-1, and the share of ink there.</summary>
    public double Cover(double x, double y, out double ink)
    {
        double u = ((x - CenterX) * Cos) + ((y - CenterY) * Sin);
        double v = ((y - CenterY) * Cos) - ((x - CenterX) * Sin);
        double cover = Math.Clamp(0.5 + Math.Min(HalfLength - Math.Abs(u), HalfWidth - Math.Abs(v)), 0, 1);
        ink = 0;
        if (cover > 0)
        {
            ink = IsRuler ? Tick(u, v) : Writing(u, v);
        }

        return cover;
    }

    private double Tick(double u, double v)
    {
        double t = u / TickPixels;
        double nearest = Math.Floor(t + 0.5);
        bool longTick = ((int)nearest % 5) == 0;
        double line = Math.Clamp(0.9 - Math.Abs(u - (nearest * TickPixels)), 0, 1);
        double depth = v + HalfWidth;
        return depth < HalfWidth * (longTick ? 0.9 : 0.5) ? 0.85 * line : 0;
    }

    private double Writing(double u, double v)
    {
        double row = (v + HalfWidth) / (HalfWidth * 0.5);
        double within = row - Math.Floor(row);
        if (row < 0.4 || row > 3.6 || Math.Abs(u) > HalfLength * 0.85 || within is < 0.25 or > 0.75)
        {
            return 0;
        }

        double noise = LatticeNoise.Sample(u / (HalfWidth * 0.16), (within * 2) + (7 * Math.Floor(row)), Seed);
        return 0.85 * PortableMath.SmoothStep(0.05, 0.2, noise);
    }
}
