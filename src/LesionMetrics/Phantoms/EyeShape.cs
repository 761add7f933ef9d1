namespace LesionMetrics.Phantoms;

/// <summary>An eye from the front, with its lids, the fold above, the brow ridge and the side of the nose.</summary>
internal sealed class EyeShape : IBodyShape
{
    private readonly double _noseSide;
    private readonly double _shadow;
    private readonly double _lidBlood;
    private readonly double _foldMm;

    /// <summary>Draws an eye.</summary>
    public EyeShape(RandomStream random)
    {
        _noseSide = random.Chance(0.5) ? 1 : -1;
        CenterY = random.Uniform(-2, 8);
        HalfWidth = random.Uniform(14, 16.5);
        UpperMm = random.Chance(0.2) ? random.Uniform(0.1, 0.4) : random.Uniform(3.6, 6);
        LowerMm = UpperMm < 1 ? 0.3 : random.Uniform(3.5, 4.8);
        Tilt = random.Uniform(-0.1, 0.06) * _noseSide;
        _shadow = random.Uniform(0.05, 0.5);
        _lidBlood = random.Uniform(0.05, 0.45);
        _foldMm = random.Uniform(3.5, 8);
        BrowY = CenterY - random.Uniform(18, 24);
        IrisMm = random.Uniform(5.4, 6.1);
        PupilMm = random.Uniform(1.4, 2.8);
        IrisColor = random.Pick<(double, double, double)>([(0.05, 0.025, 0.012), (0.09, 0.045, 0.02), (0.12, 0.17, 0.24), (0.1, 0.13, 0.07)]);
        GazeX = random.Uniform(-3, 3);
    }

    /// <summary>Height of the middle of the opening in the surface frame, in mm.</summary>
    public double CenterY { get; }

    /// <summary>Half the width of the opening, in mm.</summary>
    public double HalfWidth { get; }

    /// <summary>Height of the opening above its middle, in mm; below 1 the eye is closed.</summary>
    public double UpperMm { get; }

    /// <summary>Height of the opening below its middle, in mm.</summary>
    public double LowerMm { get; }

    /// <summary>Rise of the outer corner a mm of width.</summary>
    public double Tilt { get; }

    /// <summary>Height of the brow's middle, in mm.</summary>
    public double BrowY { get; }

    /// <summary>1 where the nose is at positive x, else -1.</summary>
    public double NoseSide => _noseSide;

    /// <summary>Radius of the iris, in mm.</summary>
    public double IrisMm { get; }

    /// <summary>Radius of the pupil, in mm.</summary>
    public double PupilMm { get; }

    /// <summary>Linear sRGB of the iris.</summary>
    public (double Red, double Green, double Blue) IrisColor { get; }

    /// <summary>Offset of the iris from the middle, in mm.</summary>
    public double GazeX { get; }

    /// <summary>Height of the upper lid's margin at x, in mm.</summary>
    public double UpperLid(double x)
    {
        double t = Math.Clamp(x / HalfWidth, -1, 1);
        return CenterY + (Tilt * x) - (UpperMm * (1 - (t * t)) * (1 + (0.15 * t * _noseSide)));
    }

    /// <summary>Height of the lower lid's margin at x, in mm.</summary>
    public double LowerLid(double x)
    {
        double t = Math.Clamp(x / HalfWidth, -1, 1);
        return CenterY + (Tilt * x) + (LowerMm * (1 - (t * t)) * (1 - (0.15 * t * _noseSide)));
    }

    /// <inheritdoc/>
    public void Describe(double x, double y, ref BodyPoint point)
    {
        double upper = UpperLid(x);
        double lower = LowerLid(x);
        double side = (HalfWidth - Math.Abs(x)) * 0.5;
        point.EyeEdge = (float)Math.Min(Math.Min(y - upper, lower - y), side);
        double fold = upper - _foldMm + (0.014 * x * x);
        double past = Math.Max(0, Math.Abs(x) - (0.8 * HalfWidth)) * 0.35;
        point.Crease = (float)Math.Sqrt(Square(y - fold) + Square(past));
        double u = x / 19;
        double v = (y - CenterY) / 15;
        double socket = PortableMath.Exp(-(u * u) - (v * v));
        point.SlopeX += (float)(-2 * u / 19 * 5 * socket);
        point.SlopeY += (float)(-2 * v / 15 * 4 * socket);
        point.LnBlood += (float)(_lidBlood * socket);
        point.LnMelanin += (float)(_shadow * PortableMath.Exp(-(u * u * 0.8) - (Square(y - CenterY - 9) / 90)));
        double ridge = (y - BrowY) / 8;
        point.SlopeY += (float)(-2 * ridge / 8 * 3.5 * PortableMath.Exp(-ridge * ridge));
        double nose = (x * _noseSide) - 26 - (0.004 * Square(y - CenterY - 4)) + (3 * LatticeNoise.Sample(y / 25, 1.5, 23));
        point.SlopeX += (float)(0.55 * _noseSide * PortableMath.SmoothStep(-10, 8, nose) * (1 - PortableMath.SmoothStep(8, 24, nose)));
        point.Exposure *= (float)(1 - (0.22 * PortableMath.Exp(-Square(nose + 6) / 60)));
        if (x * _noseSide < -48)
        {
            point.SlopeX += (float)(0.04 * _noseSide * (-48 - (x * _noseSide)));
        }

        point.SkinEdge = (float)(75 + (x * _noseSide) + (4 * LatticeNoise.Sample(y / 30, 3.5, 17)));
    }

    private static double Square(double v) => v * v;
}
