namespace LesionMetrics.Phantoms;

/// <summary>The lower face from the front: lips, chin, nasolabial folds, jaw, and the neck below it.</summary>
internal sealed class ChinShape : IBodyShape
{
    private readonly double _mouthY;
    private readonly double _mouthHalfWidth;
    private readonly double _upperLip;
    private readonly double _lowerLip;
    private readonly double _chinY;
    private readonly double _jawHalfWidth;
    private readonly double _tilt;
    private readonly double _lipBlood;
    private readonly double _lipMelanin;

    /// <summary>Draws a face.</summary>
    public ChinShape(SkinTone tone, RandomStream random)
    {
        _mouthY = random.Uniform(-22, -12);
        _mouthHalfWidth = random.Uniform(22, 28);
        _upperLip = random.Uniform(5, 9);
        _lowerLip = random.Uniform(6, 11);
        _chinY = _mouthY + random.Uniform(38, 46);
        _jawHalfWidth = random.Uniform(56, 70);
        _tilt = random.Uniform(-0.06, 0.06);
        _lipBlood = random.Uniform(0.9, 1.5);
        _lipMelanin = tone >= SkinTone.IV ? random.Uniform(-0.7, 0.0) : random.Uniform(-0.3, 0.5);
    }

    /// <inheritdoc/>
    public void Describe(double x, double y, ref BodyPoint point)
    {
        y += _tilt * x;
        double t = Math.Clamp(x / _mouthHalfWidth, -1.4, 1.4);
        double arch = Math.Max(0, 1 - (t * t));
        double line = _mouthY + (1.2 * t * t) - (0.8 * PortableMath.Exp(-18 * t * t));
        double bow = 1 - (0.28 * PortableMath.Exp(-30 * t * t));
        double top = line - (_upperLip * Math.Sqrt(arch) * bow);
        double bottom = line + (_lowerLip * Math.Sqrt(arch));
        double side = (_mouthHalfWidth - Math.Abs(x)) * 0.8;
        point.LipEdge = (float)Math.Min(Math.Min(y - top, bottom - y), side);
        point.Crease = (float)(Math.Abs(x) < _mouthHalfWidth + 2 ? y - line : Math.Sqrt(((y - line) * (y - line)) + Square(Math.Abs(x) - _mouthHalfWidth)));
        if (point.LipEdge > -1)
        {
            double lip = PortableMath.SmoothStep(-1, 0.8, point.LipEdge);
            point.LnBlood += (float)(lip * _lipBlood);
            point.LnMelanin += (float)(lip * _lipMelanin);
            point.Oil += (float)(0.35 * lip);
        }

        // Slopes of a few bumps: both lips, the dent below them, the chin, and the turn of the jaw.
        Bump(x, y, 0, line - (0.5 * _upperLip), _mouthHalfWidth * 0.8, 4, 2.2, ref point);
        Bump(x, y, 0, line + (0.55 * _lowerLip), _mouthHalfWidth * 0.7, 4.5, 3.2, ref point);
        Bump(x, y, 0, line + _lowerLip + 6, _mouthHalfWidth * 0.8, 5, -2.5, ref point);
        Bump(x, y, 0, _chinY - 10, 17, 13, 7, ref point);
        Bump(x, y, 0, line - 16, 3.5, 9, -0.9, ref point);
        double fold = Math.Abs(x) - (_mouthHalfWidth + 7 + (0.35 * (line - y)));
        if (y < line + 12)
        {
            double depth = PortableMath.Exp(-fold * fold / 10) * PortableMath.SmoothStep(line + 12, line - 8, y);
            point.SlopeX += (float)(0.25 * depth * (fold > 0 ? 1 : -1) * (x > 0 ? 1 : -1));
        }

        double jaw = _chinY + 14 - (0.55 * _jawHalfWidth * Square(x / _jawHalfWidth));
        double below = y - jaw;
        point.SlopeY += (float)(-0.9 * PortableMath.Exp(-below * below / 60));
        point.Exposure *= (float)(1 - (0.55 * PortableMath.SmoothStep(-3, 7, below)));
        point.SlopeX += (float)(-0.9 * x / _jawHalfWidth * Math.Abs(x / _jawHalfWidth));
        double cheek = y < jaw ? _jawHalfWidth + 8 + (0.12 * (jaw - y)) - Math.Abs(x) : _jawHalfWidth - 6 - Math.Abs(x);
        point.SkinEdge = (float)cheek;
    }

    private static double Square(double v) => v * v;

    private static void Bump(double x, double y, double cx, double cy, double rx, double ry, double height, ref BodyPoint point)
    {
        double u = (x - cx) / rx;
        double v = (y - cy) / ry;
        double value = height * PortableMath.Exp(-(u * u) - (v * v));
        point.SlopeX += (float)(-2 * u / rx * value);
        point.SlopeY += (float)(-2 * v / ry * value);
    }
}
