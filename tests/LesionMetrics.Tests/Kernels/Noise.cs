using LesionMetrics.Imaging;

namespace LesionMetrics.Tests.Kernels;

/// <summary>A SplitMix64 stream (Steele, Lea and Flood 2014): the same numbers on every runtime.</summary>
internal sealed class Noise(ulong seed)
{
    private ulong _state = seed;

    public ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15UL;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>In [0, 1).</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / 9007199254740992.0);

    public int NextBelow(int limit) => (int)(NextBits() % (ulong)limit);

    public float[] Floats(int length, float low = 0, float high = 1)
    {
        float[] values = new float[length];
        for (int i = 0; i < length; i++)
        {
            values[i] = (float)(low + (NextUnit() * (high - low)));
        }

        return values;
    }

    public Plane Plane(int width, int height, float low = 0, float high = 1)
    {
        Plane plane = new(width, height);
        Floats(width * height, low, high).CopyTo(plane.WritableSamples);
        return plane;
    }

    public Mask Mask(int width, int height, double share)
    {
        Mask mask = new(width, height);
        for (int i = 0; i < mask.Pixels.Length; i++)
        {
            mask.WritablePixels[i] = NextUnit() < share ? Imaging.Mask.In : Imaging.Mask.Out;
        }

        return mask;
    }

    /// <summary>Discs at random: a mask with the shapes of real lesions.</summary>
    public Mask Blobs(int width, int height, int count, int largestRadius)
    {
        Mask mask = new(width, height);
        for (int k = 0; k < count; k++)
        {
            int cx = NextBelow(width);
            int cy = NextBelow(height);
            int r = 1 + NextBelow(largestRadius);
            for (int y = Math.Max(0, cy - r); y <= Math.Min(height - 1, cy + r); y++)
            {
                for (int x = Math.Max(0, cx - r); x <= Math.Min(width - 1, cx + r); x++)
                {
                    if (((x - cx) * (x - cx)) + ((y - cy) * (y - cy)) <= r * r)
                    {
                        mask.WritableRow(y)[x] = Imaging.Mask.In;
                    }
                }
            }
        }

        return mask;
    }
}
