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
    private readonly double _foldDepth;
    private readonly double _neckShadow;
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
        _foldDepth = random.Uniform(0, 0.6);
        _neckShadow = random.Uniform(0.3, 0.7);
        _lipBlood = random.Uniform(0.9, 1.5);
        _lipMelanin = tone >= SkinTone.IV ? random.Uniform(-0.5, 0.2) : random.Uniform(-0.3, 0.5);
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
        Bump(x, y, 0, line - 31, 11, 9, 8, ref point);
        Bump(Math.Abs(x), y, 13, line - 27, 5, 5, 2.5, ref point, x);
        double nostril = Square((Math.Abs(x) - 7) / 3.4) + Square((y - (line - 23.5)) / 1.9);
        point.Exposure *= (float)(1 - (0.85 * PortableMath.SmoothStep(1.5, 0.6, nostril)));
        AddFold(x, y, line, ref point);
        AddJaw(x, y, ref point);
    }

    private void AddFold(double x, double y, double line, ref BodyPoint point)
    {
        double down = (y - (line - 30)) / 40;
        if (down is <= 0 or >= 1)
        {
            return;
        }

        double path = 17 + ((_mouthHalfWidth - 7) * Math.Sqrt(down) * (0.75 + (0.25 * down)));
        double across = (Math.Abs(x) - path) / 3.2;
        double depth = _foldDepth * PortableMath.Exp(-across * across) * PortableMath.SmoothStep(0, 0.25, down) * PortableMath.SmoothStep(1, 0.5, down);
        point.SlopeX += (float)(depth * across * (x > 0 ? 1 : -1));
        point.Exposure *= (float)(1 - (0.3 * depth));
    }

    private void AddJaw(double x, double y, ref BodyPoint point)
    {
        // The face is an ellipse; the neck, narrower and farther back, shows below it.
        double middle = _mouthY - 12;
        double radiusX = _jawHalfWidth + 8;
        double radiusY = _chinY + 13 - middle;
        double down = Math.Max(0, (y - middle) / radiusY);
        double t = Math.Sqrt(Square(x / radiusX) + Square(down));
        double inFace = (1 - t) * Math.Min(radiusX, radiusY);
        double neck = (0.78 * _jawHalfWidth) - Math.Abs(x);
        point.SkinEdge = (float)(y > _mouthY ? Math.Max(inFace, neck) : inFace);
        double turn = 0.55 * PortableMath.Exp(-Square(Math.Max(0, inFace) / 11));
        double onFace = PortableMath.SmoothStep(-4, 1, inFace);
        point.SlopeX += (float)(onFace * ((-0.8 * x / radiusX * Math.Abs(x / radiusX)) - (turn * x / radiusX)));
        point.SlopeY += (float)(-onFace * turn * down);
        point.SlopeX += (float)((1 - onFace) * -0.9 * x / _jawHalfWidth);
        point.Exposure *= (float)(1 - ((1 - onFace) * _neckShadow * (1 - (0.4 * PortableMath.SmoothStep(0, -25, inFace)))));
    }

    private static double Square(double v) => v * v;

    private static void Bump(double x, double y, double cx, double cy, double rx, double ry, double height, ref BodyPoint point, double signedX = 1)
    {
        double u = (x - cx) / rx;
        double v = (y - cy) / ry;
        double value = height * PortableMath.Exp(-(u * u) - (v * v));
        point.SlopeX += (float)(-2 * u / rx * value * (signedX < 0 ? -1 : 1));
        point.SlopeY += (float)(-2 * v / ry * value);
    }
}
