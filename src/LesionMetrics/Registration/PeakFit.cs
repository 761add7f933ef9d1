namespace LesionMetrics.Registration;

/// <summary>The top of a correlation peak between whole-pixel shifts.</summary>
internal static class PeakFit
{
    /// <summary>The top of the paraboloid through the nine values around the highest one, row-major, and its smaller curvature; null where there is no top.</summary>
    public static (double X, double Y, double Sharpness)? Refine(ReadOnlySpan<double> n)
    {
        double gx = (n[2] + n[5] + n[8] - n[0] - n[3] - n[6]) / 6;
        double gy = (n[6] + n[7] + n[8] - n[0] - n[1] - n[2]) / 6;
        double xx = (n[0] + n[2] + n[3] + n[5] + n[6] + n[8] - (2 * (n[1] + n[4] + n[7]))) / 3;
        double yy = (n[0] + n[1] + n[2] + n[6] + n[7] + n[8] - (2 * (n[3] + n[4] + n[5]))) / 3;
        double xy = (n[0] + n[8] - n[2] - n[6]) / 4;
        double determinant = (xx * yy) - (xy * xy);
        if (xx >= 0 || yy >= 0 || determinant <= 0)
        {
            return null;
        }

        double x = ((xy * gy) - (yy * gx)) / determinant;
        double y = ((xy * gx) - (xx * gy)) / determinant;
        double half = (xx + yy) / 2;
        double smaller = -half - Math.Sqrt((((xx - yy) * (xx - yy)) / 4) + (xy * xy));
        return Math.Abs(x) <= 1 && Math.Abs(y) <= 1 ? (x, y, smaller) : null;
    }
}
