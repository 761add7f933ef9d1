using LesionMetrics.Imaging;
using LesionMetrics.Phantoms;
using LesionMetrics.Registration;

namespace LesionMetrics.Tests.Registration;

/// <summary>Skin without any relief: moles and pale patches on an even ground, and a camera's noise, which is another in every photo.</summary>
internal sealed class SmoothSkin
{
    private const double Softness = 1.5;
    private readonly (double X, double Y, double Radius, double Depth)[] _spots;

    /// <summary>Draws moles (dark) and patches (pale) for a ground of <paramref name="width"/> x <paramref name="height"/>.</summary>
    public SmoothSkin(ulong seed, int width, int height, int moles = 30, int patches = 3)
    {
        RandomStream random = new(seed);
        _spots = [.. Enumerable.Range(0, moles + patches).Select(k => (
            random.Uniform(0.05, 0.95) * width,
            random.Uniform(0.05, 0.95) * height,
            k < moles ? random.Uniform(3, 6) : random.Uniform(14, 26),
            k < moles ? -random.Uniform(0.4, 0.7) : random.Uniform(0.3, 0.4)))];
    }

    /// <summary>A photo: pixel (x, y) shows the ground at <paramref name="ground"/>(x, y); patches are lesions.</summary>
    public RegistrationView Photograph(int width, int height, Func<double, double, (double X, double Y)> ground, ulong noiseSeed, double gain = 1, int withoutSpot = -1)
    {
        RandomStream random = new(noiseSeed);
        Plane[] planes = [new(width, height), new(width, height), new(width, height)];
        Mask lesions = new(width, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                (double u, double v) = ground(x, y);
                double depth = 0;
                for (int k = 0; k < _spots.Length; k++)
                {
                    (double sx, double sy, double radius, double strength) = _spots[k];
                    double inside = k == withoutSpot ? 0 : 1 - PortableMath.SmoothStep(radius - Softness, radius + Softness, Math.Sqrt(((u - sx) * (u - sx)) + ((v - sy) * (v - sy))));
                    depth += inside * strength;
                    lesions.WritableRow(y)[x] = strength > 0 && inside > 0.3 ? Mask.In : lesions.WritableRow(y)[x];
                }

                double light = gain * (0.9 + (0.2 * y / height)) * (1 + (0.01 * random.Normal()));
                planes[0].WritableRow(y)[x] = (float)(light * 0.5 * (1 + (0.4 * depth)));
                planes[1].WritableRow(y)[x] = (float)(light * 0.3 * (1 + (0.9 * depth)));
                planes[2].WritableRow(y)[x] = (float)(light * 0.22 * (1 + depth));
            }
        }

        ImageSize size = new(width, height);
        return new RegistrationView(size, new PlanarImage(planes[0], planes[1], planes[2]), Mask.Full(size), lesions);
    }
}
