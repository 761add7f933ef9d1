namespace LesionMetrics.Registration;

/// <summary>Solves a small symmetric positive definite system in place.</summary>
internal static class DenseCholesky
{
    /// <summary>Solves matrix x = right; x replaces <paramref name="right"/>, the factor the lower triangle of <paramref name="matrix"/>.</summary>
    /// <returns>Whether the matrix was positive definite to working precision.</returns>
    public static bool Solve(double[] matrix, double[] right)
    {
        int n = right.Length;
        for (int j = 0; j < n; j++)
        {
            double original = matrix[(j * n) + j];
            double pivot = original;
            for (int k = 0; k < j; k++)
            {
                pivot -= matrix[(j * n) + k] * matrix[(j * n) + k];
            }

            if (!(pivot > 1e-13 * original) || !(pivot > 0))
            {
                return false;
            }

            pivot = Math.Sqrt(pivot);
            matrix[(j * n) + j] = pivot;
            for (int i = j + 1; i < n; i++)
            {
                double sum = matrix[(i * n) + j];
                for (int k = 0; k < j; k++)
                {
                    sum -= matrix[(i * n) + k] * matrix[(j * n) + k];
                }

                matrix[(i * n) + j] = sum / pivot;
            }
        }

        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++)
            {
                right[i] -= matrix[(i * n) + k] * right[k];
            }

            right[i] /= matrix[(i * n) + i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++)
            {
                right[i] -= matrix[(k * n) + i] * right[k];
            }

            right[i] /= matrix[(i * n) + i];
        }

        return true;
    }
}
