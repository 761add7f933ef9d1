namespace LesionMetrics.Phantoms;

/// <summary>3 x 3 matrices as nine numbers, row-major, acting on points of the plane.</summary>
internal static class Matrix3
{
    /// <summary>The product <paramref name="a"/> <paramref name="b"/>.</summary>
    public static double[] Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double[] product = new double[9];
        for (int r = 0; r < 3; r++)
        {
            for (int c = 0; c < 3; c++)
            {
                product[(r * 3) + c] = (a[r * 3] * b[c]) + (a[(r * 3) + 1] * b[3 + c]) + (a[(r * 3) + 2] * b[6 + c]);
            }
        }

        return product;
    }

    /// <summary>The inverse, scaled so that its last number is 1.</summary>
    public static double[] Invert(ReadOnlySpan<double> m)
    {
        double[] adjugate =
        [
            (m[4] * m[8]) - (m[5] * m[7]), (m[2] * m[7]) - (m[1] * m[8]), (m[1] * m[5]) - (m[2] * m[4]),
            (m[5] * m[6]) - (m[3] * m[8]), (m[0] * m[8]) - (m[2] * m[6]), (m[2] * m[3]) - (m[0] * m[5]),
            (m[3] * m[7]) - (m[4] * m[6]), (m[1] * m[6]) - (m[0] * m[7]), (m[0] * m[4]) - (m[1] * m[3]),
        ];
        return Normalize(adjugate);
    }

    /// <summary>The same mapping with 1 as its last number.</summary>
    public static double[] Normalize(double[] m)
    {
        double[] scaled = new double[9];
        for (int i = 0; i < 9; i++)
        {
            scaled[i] = m[i] / m[8];
        }

        return scaled;
    }

    /// <summary>Where the mapping takes a point.</summary>
    public static (double X, double Y) Apply(ReadOnlySpan<double> m, double x, double y)
    {
        double w = 1 / ((m[6] * x) + (m[7] * y) + m[8]);
        return (((m[0] * x) + (m[1] * y) + m[2]) * w, ((m[3] * x) + (m[4] * y) + m[5]) * w);
    }
}
