namespace LesionMetrics.Phantoms;

/// <summary>Draws how the photos of each visit see the surface.</summary>
internal static class VisitPose
{
    // Deformations are quoted at 3 megapixels, 2000 pixels on the longer side.
    private const double ReferenceSide = 2000;

    /// <summary>The view of visit <paramref name="visit"/>, 0 the baseline; only later visits deform the surface.</summary>
    public static SurfaceView Draw(SiteFrame frame, int visit, PhantomDifficulty difficulty, RandomStream random)
    {
        (double turn, double scale, double shift, double tilt) = (visit, difficulty) switch
        {
            (0, _) => (4.0, 0.03, 0.015, 0.04),
            (_, PhantomDifficulty.Easy) => (6.0, 0.06, 0.03, 0.03),
            (_, PhantomDifficulty.Medium) => (14.0, 0.12, 0.06, 0.07),
            _ => (25.0, 0.22, 0.10, 0.13),
        };
        double degrees = random.Uniform(-turn, turn);
        double factor = PortableMath.Exp(random.Uniform(-scale, scale));
        (double sin, double cos) = PortableMath.SinCos(degrees * Math.PI / 180);
        double s = frame.PixelsPerMm * factor;
        double side = frame.Size.LongerSide;
        double perspectiveX = random.Uniform(-tilt, tilt) / frame.HalfWidthMm;
        double perspectiveY = random.Uniform(-tilt, tilt) / frame.HalfHeightMm;
        double squeeze = 1 - (0.5 * tilt * random.Uniform());
        double[] local = [s * cos * squeeze, -s * sin, 0, s * sin * squeeze, s * cos, 0, perspectiveX, perspectiveY, 1];
        double[] move =
        [
            1, 0, (0.5 * (frame.Size.Width - 1)) + (random.Uniform(-shift, shift) * side),
            0, 1, (0.5 * (frame.Size.Height - 1)) + (random.Uniform(-shift, shift) * side),
            0, 0, 1,
        ];
        double rmsPixels = visit == 0 ? 0 : difficulty switch
        {
            PhantomDifficulty.Easy => random.LogUniform(1.5, 4),
            PhantomDifficulty.Medium => random.LogUniform(3, 8),
            _ => random.LogUniform(4, 12),
        };

        // Noise of amplitude 1 departs by about 0.3 in x and in y, so by 0.42 in all.
        double amplitude = rmsPixels * side / ReferenceSide / 0.42 / frame.PixelsPerMm;
        double wavelength = random.Uniform(0.3, 0.7) * 2 * frame.HalfWidthMm;
        return new SurfaceView(frame.Size, Matrix3.Multiply(move, local), amplitude, wavelength, random.Seed);
    }
}
