using LesionMetrics.Imaging;
using LesionMetrics.Registration;

namespace LesionMetrics.Tests.Cli;

/// <summary>A painted wall: flat patches of cold colors with sharp borders, and nothing of the color of skin.</summary>
internal sealed class PlaneScene(int seed)
{
    private const int Layers = 4;

    /// <summary>A photo of it: pixel (x, y) shows the wall at <paramref name="wall"/>(x, y), the mean of 2 x 2 samples.</summary>
    internal RgbRaster Photograph(int width, int height, Func<double, double, (double X, double Y)> wall, double gain = 1)
    {
        byte[] bytes = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++)
        {
            double red = 0;
            double green = 0;
            double blue = 0;
            for (int k = 0; k < 4; k++)
            {
                (double u, double v) = wall((i % width) - 0.25 + (0.5 * (k % 2)), (i / width) - 0.25 + (0.5 * (k / 2)));
                (double r, double g, double b) = Color(u, v);
                red += r / 4;
                green += g / 4;
                blue += b / 4;
            }

            bytes[3 * i] = (byte)(gain * red);
            bytes[(3 * i) + 1] = (byte)(gain * green);
            bytes[(3 * i) + 2] = (byte)(gain * blue);
        }

        return new RgbRaster(new ImageSize(width, height), 8, bytes);
    }

    private (double R, double G, double B) Color(double u, double v)
    {
        double light = 0.5;
        double pitch = 60;
        for (int layer = 0; layer < Layers; layer++)
        {
            // Each layer is a grid of its own slant whose tiles are painted at random.
            double angle = layer + 0.3;
            double a = ((Math.Cos(angle) * u) + (Math.Sin(angle) * v)) / pitch;
            double b = ((Math.Cos(angle) * v) - (Math.Sin(angle) * u)) / pitch;
            light += (Random(Math.Floor(a), Math.Floor(b), layer) - 0.5) * 0.5;
            pitch *= 0.6;
        }

        light = Math.Clamp(light, 0.05, 1);
        return (40 * light, 130 * light, 220 * light);
    }

    private double Random(double a, double b, int layer)
    {
        ulong z = ((ulong)(long)a * 0xBF58476D1CE4E5B9) ^ ((ulong)(long)b * 0x94D049BB133111EB) ^ ((ulong)((seed * Layers) + layer) * 0x9E3779B97F4A7C15);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>The wall turned, scaled and tilted about the middle of a photo.</summary>
    internal static Homography View(int width, int height, double degrees, double scale, double perspective)
    {
        double angle = degrees * Math.PI / 180;
        Homography center = Homography.Scaling(1, 1, -width / 2.0, -height / 2.0);
        Homography turn = Homography.Similarity(scale * Math.Cos(angle), scale * Math.Sin(angle), 0, 0);
        Homography tilt = new(1, 0, 0, 0, 1, 0, perspective / (width / 2.0), 0, 1);
        return center.Inverse().After(turn).After(tilt).After(center).Normalized();
    }
}
