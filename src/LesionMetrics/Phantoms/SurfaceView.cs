using LesionMetrics.Imaging;

namespace LesionMetrics.Phantoms;

/// <summary>
/// How one visit's photo sees the skin surface: a homography (pose, distance, perspective) over a smooth deformation of the surface itself.
/// Photo pixel p -> q = H^-1 p -> surface point w = q + e(q), e a sum of smooth noises; both directions are exact to 1e-6 mm.
/// </summary>
internal sealed class SurfaceView
{
    private readonly double[] _toPhoto;
    private readonly double[] _toPlane;
    private readonly double _amplitudeMm;
    private readonly double _wavelengthMm;
    private readonly ulong _seed;

    /// <summary>Creates a view.</summary>
    /// <param name="size">Size of the photo.</param>
    /// <param name="toPhoto">Nine numbers, row-major: surface plane (mm) to photo (pixels).</param>
    /// <param name="amplitudeMm">Amplitude of the deformation; its departure has about a third of that as standard deviation in x and in y.</param>
    /// <param name="wavelengthMm">Lattice spacing of its first octave.</param>
    /// <param name="seed">Seed of the deformation.</param>
    public SurfaceView(ImageSize size, double[] toPhoto, double amplitudeMm, double wavelengthMm, ulong seed)
    {
        Size = size;
        _toPhoto = toPhoto;
        _toPlane = Matrix3.Invert(toPhoto);
        _amplitudeMm = amplitudeMm;
        _wavelengthMm = wavelengthMm;
        _seed = seed;
    }

    /// <summary>Size of the photo, in pixels.</summary>
    public ImageSize Size { get; }

    /// <summary>Surface plane (mm) to photo (pixels), nine numbers, row-major.</summary>
    public ReadOnlySpan<double> ToPhotoMatrix => _toPhoto;

    /// <summary>The surface point, in mm, that photo pixel (<paramref name="x"/>, <paramref name="y"/>) shows.</summary>
    public (double X, double Y) ToSurface(double x, double y)
    {
        (double qx, double qy) = Matrix3.Apply(_toPlane, x, y);
        (double ex, double ey) = Deformation(qx, qy);
        return (qx + ex, qy + ey);
    }

    /// <summary>The photo pixel that shows surface point (<paramref name="x"/>, <paramref name="y"/>), in mm.</summary>
    public (double X, double Y) ToPhoto(double x, double y)
    {
        double qx = x;
        double qy = y;
        if (_amplitudeMm > 0)
        {
            // The deformation's slope is far below 1, so that this fixed point contracts by 5 or more a step.
            for (int i = 0; i < 12; i++)
            {
                (double ex, double ey) = Deformation(qx, qy);
                double nextX = x - ex;
                double nextY = y - ey;
                double step = Math.Abs(nextX - qx) + Math.Abs(nextY - qy);
                qx = nextX;
                qy = nextY;
                if (step < 1e-7)
                {
                    break;
                }
            }
        }

        return Matrix3.Apply(_toPhoto, qx, qy);
    }

    private (double X, double Y) Deformation(double x, double y)
    {
        if (_amplitudeMm <= 0)
        {
            return (0, 0);
        }

        double u = (x / _wavelengthMm) + 31.7;
        double v = (y / _wavelengthMm) + 11.3;
        double dx = LatticeNoise.Sample(u, v, _seed) + (0.35 * LatticeNoise.Sample((2.1 * u) + 5.5, 2.1 * v, _seed + 1));
        double dy = LatticeNoise.Sample(u, v, _seed + 2) + (0.35 * LatticeNoise.Sample((2.1 * u) + 5.5, 2.1 * v, _seed + 3));
        return (_amplitudeMm * dx, _amplitudeMm * dy);
    }
}
