namespace LesionMetrics.Phantoms;

/// <summary>A limb, a side, a trunk or a flat patch: one family of shapes, a cylinder of given axis and radius with a wavy outline.</summary>
internal sealed class CylinderShape : IBodyShape
{
    private readonly double _axisX;
    private readonly double _axisY;
    private readonly double _offsetMm;
    private readonly double _radiusMm;
    private readonly double _taper;
    private readonly double _wobbleMm;
    private readonly double _wobbleWavelengthMm;
    private readonly ulong _seed;
    private readonly bool _hasOutline;

    private CylinderShape(double angle, double offsetMm, double radiusMm, double taper, double wobbleMm, double wavelengthMm, bool hasOutline, ulong seed)
    {
        (_axisY, _axisX) = PortableMath.SinCos(angle);
        _offsetMm = offsetMm;
        _radiusMm = radiusMm;
        _taper = taper;
        _wobbleMm = wobbleMm;
        _wobbleWavelengthMm = wavelengthMm;
        _hasOutline = hasOutline;
        _seed = seed;
    }

    /// <summary>Draws a shape of the given site for a frame of the given size.</summary>
    public static CylinderShape Draw(PhantomSite site, double widthMm, double heightMm, RandomStream random)
    {
        double shorter = Math.Min(widthMm, heightMm);
        double along = widthMm >= heightMm ? 0 : Math.PI / 2;
        double angle = along + random.Uniform(-0.5, 0.5);
        double wavelength = random.Uniform(0.3, 0.9) * widthMm;
        double wobble = random.Uniform(0.005, 0.035) * shorter;
        switch (site)
        {
            case PhantomSite.Limb:
                double radius = shorter * random.Uniform(0.34, 0.56);
                return new(angle, random.Uniform(-0.08, 0.08) * shorter, radius, random.Uniform(-0.12, 0.12), wobble, wavelength, true, random.Seed);
            case PhantomSite.Side:
                double large = shorter * random.Uniform(0.8, 1.6);
                double edge = shorter * random.Uniform(0.18, 0.36) * (random.Chance(0.5) ? 1 : -1);
                double offset = edge > 0 ? edge - large : edge + large;
                return new(random.Uniform(0, Math.PI), offset, large, 0, wobble, wavelength, true, random.Seed);
            case PhantomSite.Trunk:
                return new(angle, random.Uniform(-0.2, 0.2) * shorter, shorter * random.Uniform(1.0, 2.0), 0, 0, wavelength, false, random.Seed);
            default:
                return new(angle, 0, shorter * random.Uniform(2, 5), 0, 0, wavelength, false, random.Seed);
        }
    }

    /// <inheritdoc/>
    public void Describe(double x, double y, ref BodyPoint point)
    {
        double along = (x * _axisX) + (y * _axisY);
        double across = (-x * _axisY) + (y * _axisX) - _offsetMm;
        double radius = _radiusMm * (1 + (_taper * along / _radiusMm * 0.5));
        radius += _wobbleMm * LatticeNoise.Octaves((along / _wobbleWavelengthMm) + 40, across > 0 ? 2.5 : 9.5, _seed, 3, 0.4);
        double t = across / Math.Max(radius, 1);

        // Real limbs are flatter toward the camera than a circle, and no lens sees the very edge.
        double slope = -0.9 * t * Math.Abs(t) / Math.Sqrt(Math.Max(0.04, 1 - (t * t))) * (0.45 + (0.55 * Math.Abs(t)));
        point.SlopeX += (float)(-_axisY * slope);
        point.SlopeY += (float)(_axisX * slope);
        if (_hasOutline)
        {
            point.SkinEdge = (float)(radius - Math.Abs(across));
        }
    }
}
