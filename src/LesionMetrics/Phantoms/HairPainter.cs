using LesionMetrics.Imaging;

namespace LesionMetrics.Phantoms;

/// <summary>Draws hairs over a photo in linear light, each as a tapering curve with its shadow and its gloss.</summary>
internal sealed class HairPainter
{
    private const int Segments = 6;

    // A hair narrower than a pixel is drawn this wide, and thinner in cover instead.
    private const double LeastWidthPixels = 1.0;

    private readonly SurfaceView _view;
    private readonly double _pixelsPerMm;
    private readonly SkinShader _shader;
    private readonly LightSetup _light;
    private readonly PlanarImage _linear;
    private readonly PhantomMasks _masks;

    /// <summary>Prepares one photo.</summary>
    public HairPainter(SurfaceView view, double pixelsPerMm, SkinShader shader, LightSetup light, PlanarImage linear, PhantomMasks masks)
    {
        _view = view;
        _pixelsPerMm = pixelsPerMm;
        _shader = shader;
        _light = light;
        _linear = linear;
        _masks = masks;
    }

    /// <summary>Draws hairs in order.</summary>
    public void Paint(IReadOnlyList<HairStrand> strands)
    {
        Span<double> x = stackalloc double[Segments + 1];
        Span<double> y = stackalloc double[Segments + 1];
        foreach (HairStrand strand in strands)
        {
            if (!Trace(strand, x, y))
            {
                continue;
            }

            double width = Math.Max(strand.WidthMm * _pixelsPerMm, 0.05);
            double drawn = Math.Max(width, LeastWidthPixels);
            double cover = strand.Opacity * Math.Min(1, width / LeastWidthPixels);
            double shadowX = -_light.X / _light.Z * 1.2 * drawn;
            double shadowY = -_light.Y / _light.Z * 1.2 * drawn;
            (float lightR, float lightG, float lightB) = _shader.LightAt(x[0], y[0]);
            if (width > 0.7)
            {
                for (int i = 0; i < Segments; i++)
                {
                    Stroke(x[i] + shadowX, y[i] + shadowY, x[i + 1] + shadowX, y[i + 1] + shadowY, drawn * 1.5, drawn * 1.5, 0.25 * cover, 0, 0, 0, false);
                }
            }

            for (int i = 0; i < Segments; i++)
            {
                double taper = 1 - (0.55 * i / Segments);
                double next = 1 - (0.55 * (i + 1) / Segments);
                float gloss = Gloss(x[i + 1] - x[i], y[i + 1] - y[i]);
                Stroke(
                    x[i],
                    y[i],
                    x[i + 1],
                    y[i + 1],
                    Math.Max(drawn * taper, 0.9),
                    Math.Max(drawn * next, 0.9),
                    cover * (width < LeastWidthPixels ? taper : 1),
                    (strand.Red + gloss) * lightR,
                    (strand.Green + gloss) * lightG,
                    (strand.Blue + gloss) * lightB,
                    true);
            }
        }
    }

    private bool Trace(HairStrand strand, Span<double> x, Span<double> y)
    {
        double px = strand.X;
        double py = strand.Y;
        bool seen = false;
        for (int i = 0; i <= Segments; i++)
        {
            (x[i], y[i]) = _view.ToPhoto(px, py);
            seen |= x[i] > -4 && y[i] > -4 && x[i] < _view.Size.Width + 4 && y[i] < _view.Size.Height + 4;
            if (i == 0 && (x[0] < -400 || y[0] < -400 || x[0] > _view.Size.Width + 400 || y[0] > _view.Size.Height + 400))
            {
                return false;
            }

            double angle = strand.Angle + (strand.Curl * (i + 0.5) / Segments);
            (double sin, double cos) = PortableMath.SinCos(angle);
            px += strand.LengthMm / Segments * cos;
            py += strand.LengthMm / Segments * sin;
        }

        return seen;
    }

    private float Gloss(double dx, double dy)
    {
        // Kajiya and Kay 1989, doi 10.1145/74333.74361: a strand shines where it runs across the light.
        double length = Math.Sqrt((dx * dx) + (dy * dy)) + 1e-9;
        double along = ((dx * _light.X) + (dy * _light.Y)) / length;
        double across = 1 - (along * along);
        return (float)(0.05 * _light.Gloss * across * across);
    }

    private void Stroke(double x0, double y0, double x1, double y1, double width0, double width1, double cover, float r, float g, float b, bool isHair)
    {
        double reach = (0.5 * Math.Max(width0, width1)) + 1;
        int left = Math.Max(0, (int)Math.Floor(Math.Min(x0, x1) - reach));
        int right = Math.Min(_view.Size.Width - 1, (int)Math.Ceiling(Math.Max(x0, x1) + reach));
        int top = Math.Max(0, (int)Math.Floor(Math.Min(y0, y1) - reach));
        int bottom = Math.Min(_view.Size.Height - 1, (int)Math.Ceiling(Math.Max(y0, y1) + reach));
        double dx = x1 - x0;
        double dy = y1 - y0;
        double inverse = 1 / ((dx * dx) + (dy * dy) + 1e-9);
        for (int y = top; y <= bottom; y++)
        {
            Span<float> red = _linear.Red.WritableRow(y);
            Span<float> green = _linear.Green.WritableRow(y);
            Span<float> blue = _linear.Blue.WritableRow(y);
            Span<byte> hair = _masks.Hair.WritableRow(y);
            for (int x = left; x <= right; x++)
            {
                double t = (((x - x0) * dx) + ((y - y0) * dy)) * inverse;

                // Half-open: a joint belongs to one segment, so that no pixel is covered twice.
                if (t is < 0 or >= 1)
                {
                    continue;
                }

                double ox = x - x0 - (t * dx);
                double oy = y - y0 - (t * dy);
                double distance = Math.Sqrt((ox * ox) + (oy * oy));
                double width = width0 + (t * (width1 - width0));
                float alpha = (float)(cover * Math.Clamp((0.5 * width) + 0.5 - distance, 0, 1));
                if (alpha <= 0)
                {
                    continue;
                }

                red[x] += alpha * (r - red[x]);
                green[x] += alpha * (g - green[x]);
                blue[x] += alpha * (b - blue[x]);
                if (isHair && alpha > 0.33f)
                {
                    hair[x] = Mask.In;
                }
            }
        }
    }
}
