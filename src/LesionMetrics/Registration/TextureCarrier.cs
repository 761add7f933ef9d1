using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>Brings the follow-up's texture into the baseline's frame.</summary>
internal static class TextureCarrier
{
    /// <summary>Pixels between the places at which the map is evaluated; between them it is interpolated, to a hundredth of a pixel.</summary>
    private const int Pitch = 4;

    /// <summary>Least weight around a place for it to be compared.</summary>
    private const float LeastWeight = 0.9f;

    /// <summary>The follow-up's channels, not yet normalized, and where they may be compared (1 or 0).</summary>
    public static (Plane[] Channels, Plane Weight) Carry(Texture followup, BentMap map)
    {
        int width = map.Bend.Width;
        int height = map.Bend.Height;
        Plane luma = new(width, height);
        Plane chroma = new(width, height);
        Plane weight = new(width, height);
        int nodes = ((width - 1) / Pitch) + 2;
        (float[] X, float[] Y) upper = Nodes(map, 0, nodes);
        (float[] X, float[] Y) lower = upper;
        ReadOnlySpan<Vector128<float>> source = MemoryMarshal.Cast<float, Vector128<float>>(followup.Interleaved);
        for (int y = 0; y < height; y++)
        {
            if (y % Pitch == 0)
            {
                upper = y == 0 ? upper : lower;
                lower = Nodes(map, y + Pitch, nodes);
            }

            float down = (y % Pitch) / (float)Pitch;
            Row row = new(luma.WritableRow(y), chroma.WritableRow(y), weight.WritableRow(y));
            for (int node = 0; node < nodes - 1; node++)
            {
                float x0 = upper.X[node] + (down * (lower.X[node] - upper.X[node]));
                float y0 = upper.Y[node] + (down * (lower.Y[node] - upper.Y[node]));
                float stepX = (upper.X[node + 1] + (down * (lower.X[node + 1] - upper.X[node + 1])) - x0) / Pitch;
                float stepY = (upper.Y[node + 1] + (down * (lower.Y[node + 1] - upper.Y[node + 1])) - y0) / Pitch;
                int first = node * Pitch;
                int count = Math.Min(Pitch, width - first);
                for (int k = 0; k < count; k++)
                {
                    Sample(source, followup.Size, x0 + (k * stepX), y0 + (k * stepY), row, first + k);
                }
            }
        }

        return ([luma, chroma], weight);
    }

    private static (float[] X, float[] Y) Nodes(BentMap map, int y, int count)
    {
        float[] xs = new float[count];
        float[] ys = new float[count];
        for (int i = 0; i < count; i++)
        {
            (double x, double v) = map.Apply(i * Pitch, y);
            xs[i] = (float)x;
            ys[i] = (float)v;
        }

        return (xs, ys);
    }

    /// <summary>Catmull-Rom interpolation (Keys 1981, doi 10.1109/TASSP.1981.1163711) of all channels at once.</summary>
    private static void Sample(ReadOnlySpan<Vector128<float>> source, ImageSize size, float x, float y, Row row, int column)
    {
        int left = (int)x;
        int top = (int)y;
        if (!(x >= 1) || !(y >= 1) || left >= size.Width - 2 || top >= size.Height - 2)
        {
            return;
        }

        Vector128<float> across = Weights(x - left);
        Vector128<float> down = Weights(y - top);
        ref Vector128<float> start = ref MemoryMarshal.GetReference(source[(((top - 1) * size.Width) + left - 1)..]);
        Vector128<float> sum = Line(ref start, across) * down.GetElement(0);
        sum += Line(ref Unsafe.Add(ref start, size.Width), across) * down.GetElement(1);
        sum += Line(ref Unsafe.Add(ref start, 2 * size.Width), across) * down.GetElement(2);
        sum += Line(ref Unsafe.Add(ref start, 3 * size.Width), across) * down.GetElement(3);
        row.Luma[column] = sum.GetElement(0);
        row.Chroma[column] = sum.GetElement(1);
        row.Weight[column] = sum.GetElement(2) > LeastWeight ? 1 : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Line(ref Vector128<float> start, Vector128<float> weights) =>
        ((start * weights.GetElement(0)) + (Unsafe.Add(ref start, 1) * weights.GetElement(1)))
        + ((Unsafe.Add(ref start, 2) * weights.GetElement(2))
            + (Unsafe.Add(ref start, 3) * weights.GetElement(3)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Weights(float t)
    {
        float t2 = t * t;
        float t3 = t2 * t;
        return Vector128.Create(
            0.5f * ((2 * t2) - t - t3), 0.5f * (2 - (5 * t2) + (3 * t3)), 0.5f * (t + (4 * t2) - (3 * t3)), 0.5f * (t3 - t2));
    }

    private readonly ref struct Row(Span<float> luma, Span<float> chroma, Span<float> weight)
    {
        public Span<float> Luma { get; } = luma;

        public Span<float> Chroma { get; } = chroma;

        public Span<float> Weight { get; } = weight;
    }
}
