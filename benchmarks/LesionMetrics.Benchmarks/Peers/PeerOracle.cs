using LesionMetrics.Imaging;

namespace LesionMetrics.Benchmarks.Peers;

/// <summary>Results at one pixel by plain double-precision loops.</summary>
internal sealed class PeerOracle(Scene scene, PlanarImage linear)
{
    public double LabA(int x, int y)
    {
        double r = Decode(x, y, 0);
        double g = Decode(x, y, 1);
        double b = Decode(x, y, 2);
        return 500 * (F(((0.4123908 * r) + (0.35758434 * g) + (0.18048079 * b)) / 0.95045593) - F((0.21263901 * r) + (0.71516868 * g) + (0.07219232 * b)));

        static double F(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (841.0 / 108 * t) + (4.0 / 29);
    }

    /// <summary>By the matrix as both sides have it, in floats.</summary>
    public double Hemoglobin(int x, int y) => Enumerable.Range(0, 3).Sum(channel => PeerOperations.Matrix[3 + channel] * Density(x, y, channel));

    public double Gaussian(int x, int y, double sigma)
    {
        int reach = (int)Math.Ceiling(6 * sigma);
        double[] weights = new double[(2 * reach) + 1];
        for (int k = -reach; k <= reach; k++)
        {
            weights[k + reach] = Math.Exp(-(k * k) / (2 * sigma * sigma));
        }

        double sum = 0;
        double total = 0;
        for (int v = -reach; v <= reach; v++)
        {
            for (int u = -reach; u <= reach; u++)
            {
                double weight = weights[u + reach] * weights[v + reach];
                total += weight;
                sum += weight * At(linear.Green, x + u, y + v);
            }
        }

        return sum / total;
    }

    public double Box(int x, int y, int radius) => PeerWindow.Mean(linear.Green, null, x, y, radius);

    public double GuidedGray(int x, int y, int radius, double epsilon) => PeerWindow.Guided(linear.Red, [linear.Green], x, y, radius, epsilon);

    public double GuidedColor(int x, int y, int radius, double epsilon) =>
        PeerWindow.Guided(linear.Red, [linear.Red, linear.Green, linear.Blue], x, y, radius, epsilon);

    public double MaskedMean()
    {
        double sum = 0;
        long count = 0;
        ReadOnlySpan<float> samples = linear.Green.Samples;
        ReadOnlySpan<byte> mask = scene.Mask.Pixels;
        for (int i = 0; i < samples.Length; i++)
        {
            sum += mask[i] != Mask.Out ? samples[i] : 0;
            count += mask[i] != Mask.Out ? 1 : 0;
        }

        return sum / count;
    }

    public double Distance(int x, int y)
    {
        long best = long.MaxValue;
        for (int v = 0; v < scene.Size.Height; v++)
        {
            long down = (long)(v - y) * (v - y);
            for (int u = 0; down < best && u < scene.Size.Width; u++)
            {
                if (!scene.Mask[u, v])
                {
                    best = Math.Min(best, ((long)(u - x) * (u - x)) + down);
                }
            }
        }

        return Math.Sqrt(best);
    }

    public double Remapped(double x, double y)
    {
        int left = (int)Math.Floor(x);
        int top = (int)Math.Floor(y);
        double upper = At(linear.Green, left, top) + ((x - left) * (At(linear.Green, left + 1, top) - At(linear.Green, left, top)));
        double lower = At(linear.Green, left, top + 1) + ((x - left) * (At(linear.Green, left + 1, top + 1) - At(linear.Green, left, top + 1)));
        return upper + ((y - top) * (lower - upper));
    }

    private double Decode(int x, int y, int channel)
    {
        double code = scene.Raster.Bytes[(3 * ((y * scene.Size.Width) + x)) + channel] / 255.0;
        return code <= 0.04045 ? code / 12.92 : Math.Pow((code + 0.055) / 1.055, 2.4);
    }

    private double Density(int x, int y, int channel) => -Math.Log10(Math.Max(Decode(x, y, channel), 1 / 255.0));

    private static double At(Plane plane, int x, int y) => plane[Math.Clamp(x, 0, plane.Width - 1), Math.Clamp(y, 0, plane.Height - 1)];
}
