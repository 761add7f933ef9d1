namespace LesionMetrics.Benchmarks.Filters;

/// <summary>The equations of the random walker solved as a book has it: conjugate gradients, one pixel at a time, in double.</summary>
internal static class ScalarWalk
{
    public static double[] Solve(float[] prior, float[] guide, int width, double spread, double edge, double tolerance)
    {
        int count = prior.Length;
        double[] left = new double[count];
        double[] up = new double[count];
        double[] diagonal = new double[count];
        for (int i = 0; i < count; i++)
        {
            left[i] = i % width == 0 ? 0 : Weight(guide[i] - guide[i - 1]);
            up[i] = i < width ? 0 : Weight(guide[i] - guide[i - width]);
            diagonal[i] += Confidence(prior[i]) + left[i] + up[i];
            if (i % width != 0)
            {
                diagonal[i - 1] += left[i];
            }

            if (i >= width)
            {
                diagonal[i - width] += up[i];
            }
        }

        double[] x = [.. prior.Select(p => (double)p)];
        double[] residual = Multiply(x);
        double[] direction = new double[count];
        double energy = 0;
        for (int i = 0; i < count; i++)
        {
            residual[i] = (Confidence(prior[i]) * prior[i]) - residual[i];
            direction[i] = residual[i] / diagonal[i];
            energy += residual[i] * direction[i];
        }

        for (int step = 0; step < 100 && residual.Max(Math.Abs) >= tolerance; step++)
        {
            double[] product = Multiply(direction);
            double length = energy / direction.Zip(product, (a, b) => a * b).Sum();
            double next = 0;
            for (int i = 0; i < count; i++)
            {
                x[i] += length * direction[i];
                residual[i] -= length * product[i];
                next += residual[i] * residual[i] / diagonal[i];
            }

            for (int i = 0; i < count; i++)
            {
                direction[i] = (residual[i] / diagonal[i]) + (next / energy * direction[i]);
            }

            energy = next;
        }

        return x;

        double Weight(double change) => spread * (Math.Exp(-edge * change * change) + 1e-4);

        double Confidence(double p) => (((2 * p) - 1) * ((2 * p) - 1)) + 0.02;

        double[] Multiply(double[] v)
        {
            double[] product = new double[count];
            for (int i = 0; i < count; i++)
            {
                product[i] = diagonal[i] * v[i];
                product[i] -= i % width != 0 ? left[i] * v[i - 1] : 0;
                product[i] -= i % width != width - 1 && i + 1 < count ? left[i + 1] * v[i + 1] : 0;
                product[i] -= i >= width ? up[i] * v[i - width] : 0;
                product[i] -= i + width < count ? up[i + width] * v[i + width] : 0;
            }

            return product;
        }
    }
}
