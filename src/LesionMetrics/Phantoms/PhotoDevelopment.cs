using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Phantoms;

/// <summary>From linear light at the sensor to 8-bit sRGB: lens and motion blur, noise, color matrix, tone curve, sharpening.</summary>
internal static class PhotoDevelopment
{
    private const double ReferenceSide = 2000;
    private const int ToneSteps = 4096;

    /// <summary>Develops a photo.</summary>
    public static RgbRaster Develop(PlanarImage linear, CameraSetup camera, ulong seed)
    {
        double scale = linear.Size.LongerSide / ReferenceSide;
        Plane red = Expose(linear.Red, camera, scale, seed, 0);
        Plane green = Expose(linear.Green, camera, scale, seed, 1);
        Plane blue = Expose(linear.Blue, camera, scale, seed, 2);
        float[] tone = ToneCurve(camera);
        ReadOnlySpan<double> m = camera.Matrix;
        Span<float> r = red.WritableSamples;
        Span<float> g = green.WritableSamples;
        Span<float> b = blue.WritableSamples;
        for (int i = 0; i < r.Length; i++)
        {
            float x = (float)((m[0] * r[i]) + (m[1] * g[i]) + (m[2] * b[i]));
            float y = (float)((m[3] * r[i]) + (m[4] * g[i]) + (m[5] * b[i]));
            float z = (float)((m[6] * r[i]) + (m[7] * g[i]) + (m[8] * b[i]));
            r[i] = Tone(tone, x);
            g[i] = Tone(tone, y);
            b[i] = Tone(tone, z);
        }

        byte[] bytes = new byte[r.Length * 3];
        Quantize(red, camera, bytes, 0);
        Quantize(green, camera, bytes, 1);
        Quantize(blue, camera, bytes, 2);
        return new RgbRaster(linear.Size, 8, bytes);
    }

    private static Plane Expose(Plane linear, CameraSetup camera, double scale, ulong seed, int channel)
    {
        Plane plane = GaussianFilter.Blur(linear, (float)Math.Max(0.3, camera.BlurPixels * scale));
        if (camera.MotionPixels * scale > 0.7)
        {
            plane = Smear(plane, camera.MotionPixels * scale, camera.MotionX, camera.MotionY);
        }

        float gain = (float)camera.Exposure;
        Plane noise = new(plane.Size);
        Span<float> n = noise.WritableSamples;
        Span<float> p = plane.WritableSamples;
        float shot = (float)camera.ShotNoise;
        float read = (float)(camera.ReadNoise * camera.ReadNoise);
        ulong key = seed + ((ulong)channel * 0x9E3779B97F4A7C15UL);
        for (int i = 0; i < p.Length; i++)
        {
            p[i] *= gain;

            // Four 16-bit uniforms: close to normal, variance 1/3 of a unit interval's twelfth each.
            ulong h = RandomStream.Hash(key + (ulong)i);
            float sum = (h & 0xFFFF) + ((h >> 16) & 0xFFFF) + ((h >> 32) & 0xFFFF) + (h >> 48);
            float unit = ((sum / 65536f) - 2f) * 1.7320508f;
            n[i] = unit * MathF.Sqrt(read + (shot * Math.Max(0, p[i])));
        }

        if (camera.NoiseGrainPixels > 0.25)
        {
            noise = GaussianFilter.Blur(noise, (float)camera.NoiseGrainPixels);
        }

        ReadOnlySpan<float> added = noise.Samples;
        for (int i = 0; i < p.Length; i++)
        {
            p[i] += added[i];
        }

        return plane;
    }

    private static Plane Smear(Plane source, double length, double directionX, double directionY)
    {
        int taps = Math.Max(2, (int)Math.Ceiling(length * 2));
        Plane result = new(source.Size);
        Span<float> sum = result.WritableSamples;
        int width = source.Width;
        for (int tap = 0; tap < taps; tap++)
        {
            double offset = length * (((tap + 0.5) / taps) - 0.5);
            int dx = (int)Math.Floor((offset * directionX) + 0.5);
            int dy = (int)Math.Floor((offset * directionY) + 0.5);
            for (int y = 0; y < source.Height; y++)
            {
                ReadOnlySpan<float> row = source.Row(Math.Clamp(y + dy, 0, source.Height - 1));
                for (int x = 0; x < width; x++)
                {
                    sum[(y * width) + x] += row[Math.Clamp(x + dx, 0, width - 1)];
                }
            }
        }

        float inverse = 1f / taps;
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] *= inverse;
        }

        return result;
    }

    private static float[] ToneCurve(CameraSetup camera)
    {
        // Over linear light 0-2: a shoulder for highlights, the sRGB curve, and an S for contrast; in codes 0-255.
        float[] curve = new float[ToneSteps + 1];
        for (int i = 0; i <= ToneSteps; i++)
        {
            double linear = 2.0 * i / ToneSteps;
            double rolled = linear < 0.6 ? linear : 0.6 + (0.4 * (linear - 0.6) / (linear - 0.6 + 0.4));
            double light = Math.Min(1, linear + (camera.Shoulder * (rolled - linear)));
            double code = light <= 0.0031308 ? 12.92 * light : (1.055 * PortableMath.Pow(light, 1 / 2.4)) - 0.055;
            double s = code * code * (3 - (2 * code));
            curve[i] = (float)(255 * (code + (camera.Contrast * 0.6 * (s - code))));
        }

        return curve;
    }

    private static float Tone(float[] curve, float linear)
    {
        float at = Math.Clamp(linear * (ToneSteps / 2f), 0, ToneSteps - 0.01f);
        int i = (int)at;
        return curve[i] + ((at - i) * (curve[i + 1] - curve[i]));
    }

    private static void Quantize(Plane plane, CameraSetup camera, byte[] bytes, int channel)
    {
        ReadOnlySpan<float> p = plane.Samples;
        ReadOnlySpan<float> smooth = camera.Sharpening > 0 ? GaussianFilter.Blur(plane, (float)camera.SharpeningPixels).Samples : p;
        float amount = (float)camera.Sharpening;
        for (int i = 0; i < p.Length; i++)
        {
            float value = p[i] + (amount * (p[i] - smooth[i]));
            bytes[(i * 3) + channel] = (byte)Math.Clamp((int)(value + 0.5f), 0, 255);
        }
    }
}
