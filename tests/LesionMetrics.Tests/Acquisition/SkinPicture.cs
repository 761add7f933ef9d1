using System.Runtime.InteropServices;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Tests.Acquisition;

/// <summary>A drawn piece of skin: soft shading, fine relief, dark spots with sharp outlines and thin hairs in many directions.</summary>
internal static class SkinPicture
{
    /// <summary>Draws it in linear light, blurs it, encodes it as sRGB and adds noise.</summary>
    internal static RgbRaster Draw(int width, int height, (double R, double G, double B)? tone = null, float blurSigma = 0, double noiseCodes = 0)
    {
        Plane shade = Shade(width, height);
        if (blurSigma > 0)
        {
            shade = GaussianFilter.Blur(shade, blurSigma);
        }

        (double red, double green, double blue) = tone ?? (0.45, 0.3, 0.22);
        byte[] bytes = new byte[width * height * 3];
        ulong state = 7;
        for (int i = 0; i < width * height; i++)
        {
            double level = shade.Samples[i];
            bytes[i * 3] = Encode(red * level, noiseCodes, ref state);
            bytes[(i * 3) + 1] = Encode(green * level, noiseCodes, ref state);
            bytes[(i * 3) + 2] = Encode(blue * level, noiseCodes, ref state);
        }

        return new RgbRaster(new ImageSize(width, height), 8, bytes);
    }

    /// <summary>The same picture at 16 bits: full scale stays full scale.</summary>
    internal static RgbRaster Widen(RgbRaster eight)
    {
        byte[] bytes = new byte[eight.Bytes.Length * 2];
        Span<ushort> samples = MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan());
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = (ushort)(eight.Bytes[i] * 257);
        }

        return new RgbRaster(eight.Size, 16, bytes);
    }

    // Lengths are shares of the longer side, so that the same skin is drawn at any size.
    private static Plane Shade(int width, int height)
    {
        Plane shade = new(width, height);
        double side = Math.Max(width, height);
        for (int y = 0; y < height; y++)
        {
            Span<float> row = shade.WritableRow(y);
            for (int x = 0; x < width; x++)
            {
                double u = x / side;
                double v = y / side;
                double level = 0.85 + (0.15 * Math.Cos(2.2 * (u - v)));
                level *= 1 + (0.03 * Math.Sin(611 * u) * Math.Sin(577 * v));
                level *= IsSpot(u, v) ? 0.6 : 1;
                level *= IsHair(u, v) ? 0.45 : 1;
                row[x] = (float)level;
            }
        }

        return shade;
    }

    private static bool IsSpot(double u, double v)
    {
        double du = (u % 0.14) - 0.07;
        double dv = (v % 0.14) - 0.07;
        return (du * du) + (dv * dv) < 0.025 * 0.025;
    }

    private static bool IsHair(double u, double v)
    {
        double cell = Math.Floor(u / 0.1) + (3 * Math.Floor(v / 0.1));
        double angle = cell * 0.7;
        double across = ((u % 0.1) - 0.05) * Math.Sin(angle) - (((v % 0.1) - 0.05) * Math.Cos(angle));
        return Math.Abs(across) < 0.0012;
    }

    private static byte Encode(double linear, double noiseCodes, ref ulong state)
    {
        double code = 255 * SrgbTable.Encode(Math.Clamp(linear, 0, 1));
        return (byte)Math.Clamp(Math.Round(code + (noiseCodes * Normal(ref state))), 0, 255);
    }

    // The sum of twelve uniform numbers, less six: mean 0, standard deviation 1.
    private static double Normal(ref ulong state)
    {
        double sum = -6;
        for (int i = 0; i < 12; i++)
        {
            state = (state * 6364136223846793005UL) + 1442695040888963407UL;
            sum += (state >> 40) / (double)(1UL << 24);
        }

        return sum;
    }
}
