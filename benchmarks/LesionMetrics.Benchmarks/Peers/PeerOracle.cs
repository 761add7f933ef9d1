using LesionMetrics.Imaging;

namespace LesionMetrics.Benchmarks.Peers;

/// <summary>Results at one pixel by plain double-precision loops.</summary>
internal sealed class PeerOracle(Scene scene, PlanarImage linear)
{
    private readonly int _first = FirstIn(scene);

    /// <summary>The column that results are compared at.</summary>
    public int X { get; } = scene.Size.Width * 5 / 11;

    /// <summary>The row that results are compared at.</summary>
    public int Y { get; } = scene.Size.Height * 6 / 13;

    /// <summary>A column inside the mask, the one with the first In pixel after the middle.</summary>
    public int InX => _first % scene.Size.Width;

    /// <summary>Its row.</summary>
    public int InY => _first / scene.Size.Width;

    public double LabA()
    {
        double r = Decode(0);
        double g = Decode(1);
        double b = Decode(2);
        return 500 * (F(((0.4123908 * r) + (0.35758434 * g) + (0.18048079 * b)) / 0.95045593) - F((0.21263901 * r) + (0.71516868 * g) + (0.07219232 * b)));

        static double F(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (841.0 / 108 * t) + (4.0 / 29);
    }

    public double Hemoglobin() => (-1.3 * Density(0)) + (2.4 * Density(1)) - (0.6 * Density(2));

    public double Gaussian(double sigma)
    {
        int reach = (int)Math.Ceiling(5 * sigma);
        double sum = 0;
        double total = 0;
        for (int v = -reach; v <= reach; v++)
        {
            for (int u = -reach; u <= reach; u++)
            {
                double weight = Math.Exp(-((u * u) + (v * v)) / (2 * sigma * sigma));
                total += weight;
                sum += weight * At(linear.Green, X + u, Y + v);
            }
        }

        return sum / total;
    }

    public double Box(int radius) => Mean(X, Y, radius, (x, y) => linear.Green[x, y]);

    public double GuidedGray(int radius, double epsilon)
    {
        double slope = 0;
        double offset = 0;
        int count = 0;
        for (int y = Math.Max(0, Y - radius); y <= Math.Min(scene.Size.Height - 1, Y + radius); y++)
        {
            for (int x = Math.Max(0, X - radius); x <= Math.Min(scene.Size.Width - 1, X + radius); x++)
            {
                double guide = Mean(x, y, radius, (u, v) => linear.Green[u, v]);
                double input = Mean(x, y, radius, (u, v) => linear.Red[u, v]);
                double product = Mean(x, y, radius, (u, v) => (double)linear.Green[u, v] * linear.Red[u, v]);
                double square = Mean(x, y, radius, (u, v) => (double)linear.Green[u, v] * linear.Green[u, v]);
                double a = (product - (guide * input)) / (square - (guide * guide) + epsilon);
                slope += a;
                offset += input - (a * guide);
                count++;
            }
        }

        return ((slope * linear.Green[X, Y]) + offset) / count;
    }

    public double Distance()
    {
        long best = long.MaxValue;
        for (int y = 0; y < scene.Size.Height; y++)
        {
            for (int x = 0; x < scene.Size.Width; x++)
            {
                if (!scene.Mask[x, y])
                {
                    best = Math.Min(best, ((long)(x - InX) * (x - InX)) + ((long)(y - InY) * (y - InY)));
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

    private static int FirstIn(Scene scene)
    {
        int middle = scene.Mask.Pixels.Length / 2;
        int found = scene.Mask.Pixels[middle..].IndexOf(Mask.In);
        return found < 0 ? middle : middle + found;
    }

    private double Mean(int x, int y, int radius, Func<int, int, double> value)
    {
        double sum = 0;
        int count = 0;
        for (int v = Math.Max(0, y - radius); v <= Math.Min(scene.Size.Height - 1, y + radius); v++)
        {
            for (int u = Math.Max(0, x - radius); u <= Math.Min(scene.Size.Width - 1, x + radius); u++)
            {
                sum += value(u, v);
                count++;
            }
        }

        return sum / count;
    }

    private double Decode(int channel)
    {
        double code = scene.Raster.Bytes[(3 * ((Y * scene.Size.Width) + X)) + channel] / 255.0;
        return code <= 0.04045 ? code / 12.92 : Math.Pow((code + 0.055) / 1.055, 2.4);
    }

    private double Density(int channel) => -Math.Log10(Math.Max(Decode(channel), 1 / 255.0));

    private static double At(Plane plane, int x, int y) => plane[Math.Clamp(x, 0, plane.Width - 1), Math.Clamp(y, 0, plane.Height - 1)];
}
