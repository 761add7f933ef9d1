namespace LesionMetrics.Registration;

/// <summary>A plane projective map, nine numbers row-major: x' = (a x + b y + c) / (g x + h y + i), y' = (d x + e y + f) / (g x + h y + i).</summary>
internal readonly record struct Homography(double A, double B, double C, double D, double E, double F, double G, double H, double I)
{
    /// <summary>The map that leaves each point where it is.</summary>
    public static Homography Identity => new(1, 0, 0, 0, 1, 0, 0, 0, 1);

    /// <summary>Rotation and scale with x' = p x - q y + tx, y' = q x + p y + ty.</summary>
    public static Homography Similarity(double p, double q, double tx, double ty) => new(p, -q, tx, q, p, ty, 0, 0, 1);

    /// <summary>x' = sx x + tx, y' = sy y + ty.</summary>
    public static Homography Scaling(double sx, double sy, double tx, double ty) => new(sx, 0, tx, 0, sy, ty, 0, 0, 1);

    /// <summary>The determinant of the matrix; 0 where the map cannot be inverted.</summary>
    public double Determinant => (A * ((E * I) - (F * H))) - (B * ((D * I) - (F * G))) + (C * ((D * H) - (E * G)));

    /// <summary>The denominator at (x, y): positive on the near side of the horizon.</summary>
    public double Depth(double x, double y) => (G * x) + (H * y) + I;

    /// <summary>Where (x, y) goes.</summary>
    public (double X, double Y) Apply(double x, double y)
    {
        double w = 1 / Depth(x, y);
        return (((A * x) + (B * y) + C) * w, ((D * x) + (E * y) + F) * w);
    }

    /// <summary>The derivative of <see cref="Apply"/> at (x, y): dx'/dx, dx'/dy, dy'/dx, dy'/dy.</summary>
    public (double Xx, double Xy, double Yx, double Yy) Jacobian(double x, double y)
    {
        double w = 1 / Depth(x, y);
        (double u, double v) = Apply(x, y);
        return ((A - (u * G)) * w, (B - (u * H)) * w, (D - (v * G)) * w, (E - (v * H)) * w);
    }

    /// <summary>The map that does <paramref name="first"/>, then this.</summary>
    public Homography After(Homography first) => new(
        (A * first.A) + (B * first.D) + (C * first.G),
        (A * first.B) + (B * first.E) + (C * first.H),
        (A * first.C) + (B * first.F) + (C * first.I),
        (D * first.A) + (E * first.D) + (F * first.G),
        (D * first.B) + (E * first.E) + (F * first.H),
        (D * first.C) + (E * first.F) + (F * first.I),
        (G * first.A) + (H * first.D) + (I * first.G),
        (G * first.B) + (H * first.E) + (I * first.H),
        (G * first.C) + (H * first.F) + (I * first.I));

    /// <summary>The map that undoes this one; the determinant must not be 0.</summary>
    public Homography Inverse()
    {
        double s = 1 / Determinant;
        return new Homography(
            s * ((E * I) - (F * H)),
            s * ((C * H) - (B * I)),
            s * ((B * F) - (C * E)),
            s * ((F * G) - (D * I)),
            s * ((A * I) - (C * G)),
            s * ((C * D) - (A * F)),
            s * ((D * H) - (E * G)),
            s * ((B * G) - (A * H)),
            s * ((A * E) - (B * D)));
    }

    /// <summary>The same map with its last number 1.</summary>
    public Homography Normalized()
    {
        double s = 1 / I;
        return new Homography(A * s, B * s, C * s, D * s, E * s, F * s, G * s, H * s, 1);
    }

    /// <summary>The nine numbers, row-major.</summary>
    public double[] ToArray() => [A, B, C, D, E, F, G, H, I];
}
