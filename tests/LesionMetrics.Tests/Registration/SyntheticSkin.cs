using LesionMetrics.Imaging;
using LesionMetrics.Registration;

namespace LesionMetrics.Tests.Registration;

/// <summary>Skin-like texture that can be looked up at any place: mottle of several sizes and a few moles, under a slanting light.</summary>
internal sealed class SyntheticSkin(ulong seed)
{
    /// <summary>A photo of it: pixel (x, y) shows the surface at <paramref name="surface"/>(x, y).</summary>
    public RegistrationView Photograph(int width, int height, Func<double, double, (double X, double Y)> surface, double gain = 1, double noise = 0, ulong noiseSeed = 1)
    {
        Plane red = new(width, height);
        Plane green = new(width, height);
        Plane blue = new(width, height);
        ulong state = noiseSeed;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                (double u, double v) = surface(x, y);
                double light = gain * (0.8 + (0.3 * x / width)) * (1 + (noise * (Uniform(ref state) - 0.5)));
                double pigment = Pigment(u, v);
                red.WritableRow(y)[x] = (float)(light * (0.55 - (0.10 * pigment)));
                green.WritableRow(y)[x] = (float)(light * (0.35 - (0.16 * pigment)));
                blue.WritableRow(y)[x] = (float)(light * (0.25 - (0.12 * pigment)));
            }
        }

        ImageSize size = new(width, height);
        return new RegistrationView(size, new PlanarImage(red, green, blue), Mask.Full(size), new Mask(size));
    }

    /// <summary>A photo of it seen straight on.</summary>
    public RegistrationView Photograph(int width, int height) => Photograph(width, height, (x, y) => (x, y));

    private double Pigment(double x, double y)
    {
        double sum = 0;
        double amplitude = 0.25;
        for (int octave = 0; octave < 4; octave++)
        {
            double pitch = 24.0 / (1 << octave);
            sum += amplitude * ((2 * ValueNoise(x / pitch, y / pitch, (ulong)octave)) - 1);
            amplitude *= 0.8;
        }

        return sum;
    }

    private double ValueNoise(double x, double y, ulong layer)
    {
        double fx = Math.Floor(x);
        double fy = Math.Floor(y);
        double u = Smooth(x - fx);
        double v = Smooth(y - fy);
        double upper = ((1 - u) * Lattice(fx, fy, layer)) + (u * Lattice(fx + 1, fy, layer));
        double lower = ((1 - u) * Lattice(fx, fy + 1, layer)) + (u * Lattice(fx + 1, fy + 1, layer));
        return ((1 - v) * upper) + (v * lower);
    }

    private double Lattice(double x, double y, ulong layer)
    {
        ulong state = seed ^ (layer * 0x9E3779B97F4A7C15) ^ ((ulong)(long)x * 0xBF58476D1CE4E5B9) ^ ((ulong)(long)y * 0x94D049BB133111EB);
        return Uniform(ref state);
    }

    private static double Smooth(double t) => t * t * t * ((t * ((6 * t) - 15)) + 10);

    /// <summary>SplitMix64: Steele, Lea and Flood 2014, doi 10.1145/2660193.2660195.</summary>
    private static double Uniform(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
