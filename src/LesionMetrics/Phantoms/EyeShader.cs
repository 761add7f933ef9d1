namespace LesionMetrics.Phantoms;

/// <summary>Colors the eye between the lids: sclera, iris, pupil, the catch light, and the moist lid margins.</summary>
internal sealed class EyeShader
{
    private readonly EyeShape _eye;
    private readonly ulong _seed;

    /// <summary>Prepares one eye.</summary>
    public EyeShader(EyeShape eye, ulong seed)
    {
        _eye = eye;
        _seed = seed;
    }

    /// <summary>Blends the eye over the skin's color; <paramref name="inEye"/> is the share of the pixel within the opening.</summary>
    public void Shade(double x, double y, float edgeMm, float inEye, LightSetup light, ref float r, ref float g, ref float b)
    {
        // Lid margins: a dark, moist line where the lashes root.
        float margin = 1 / (1 + (edgeMm * edgeMm * 5));
        float keep = 1 - (0.45f * margin);
        r *= keep;
        g *= keep * (1 - (0.12f * margin));
        b *= keep * (1 - (0.12f * margin));
        if (inEye <= 0)
        {
            return;
        }

        double dx = x - _eye.GazeX;
        double dy = y - (_eye.CenterY - 0.8);
        double radius = Math.Sqrt((dx * dx) + (dy * dy));
        double vein = LatticeNoise.Octaves(x * 0.7, y * 1.6, _seed, 4);
        double corner = PortableMath.SmoothStep(0.65, 1, Math.Abs(x) / _eye.HalfWidth);
        double red = 0.60 + (0.03 * vein);
        double green = 0.54 + (0.06 * vein) - (0.22 * corner);
        double blue = 0.50 + (0.05 * vein) - (0.22 * corner);
        double iris = PortableMath.SmoothStep(_eye.IrisMm + 0.35, _eye.IrisMm - 0.35, radius);
        if (iris > 0)
        {
            double spokes = 1 + (0.9 * LatticeNoise.Octaves(dx / Math.Max(radius, 0.3) * 9, dy / Math.Max(radius, 0.3) * 9, _seed + 1, 2));
            double ring = 1 - (0.6 * PortableMath.SmoothStep(_eye.IrisMm - 1.1, _eye.IrisMm, radius));
            red += iris * ((_eye.IrisColor.Red * spokes * ring) - red);
            green += iris * ((_eye.IrisColor.Green * spokes * ring) - green);
            blue += iris * ((_eye.IrisColor.Blue * spokes * ring) - blue);
        }

        double pupil = PortableMath.SmoothStep(_eye.PupilMm + 0.2, _eye.PupilMm - 0.2, radius);
        red += pupil * (0.004 - red);
        green += pupil * (0.004 - green);
        blue += pupil * (0.004 - blue);

        // The upper lid and its lashes shade the ball below them.
        double shade = 0.45 + (0.55 * PortableMath.SmoothStep(0, 3.2, y - _eye.UpperLid(x)));
        shade *= 1 - (0.35 * corner);
        double glintX = x - (6 * light.X);
        double glintY = y - (_eye.CenterY - 0.8) - (6 * light.Y);
        double glint = 0.9 * PortableMath.SmoothStep(1.0, 0.7, Math.Sqrt((glintX * glintX) + (glintY * glintY)));
        r += inEye * ((float)((red * shade) + glint) - r);
        g += inEye * ((float)((green * shade) + glint) - g);
        b += inEye * ((float)((blue * shade) + glint) - b);
    }
}
