namespace LesionMetrics.Kernels;

/// <summary>Interleaved sRGB-encoded rows to planar linear light.</summary>
public static class SrgbRow
{
    /// <summary>8-bit codes R, G, B, R, ... to three rows of linear light in [0, 1].</summary>
    /// <exception cref="ArgumentException">The rows differ in length, or the source is not three times as long.</exception>
    public static void ToLinear(ReadOnlySpan<byte> rgb, Span<float> red, Span<float> green, Span<float> blue)
    {
        CheckLengths(rgb.Length, red, green, blue);
        ReadOnlySpan<float> table = SrgbTable.FromCode8;
        for (int i = 0, j = 0; i < red.Length; i++, j += 3)
        {
            red[i] = table[rgb[j]];
            green[i] = table[rgb[j + 1]];
            blue[i] = table[rgb[j + 2]];
        }
    }

    /// <summary>16-bit codes R, G, B, R, ... to three rows of linear light in [0, 1].</summary>
    /// <exception cref="ArgumentException">The rows differ in length, or the source is not three times as long.</exception>
    public static void ToLinear(ReadOnlySpan<ushort> rgb, Span<float> red, Span<float> green, Span<float> blue)
    {
        CheckLengths(rgb.Length, red, green, blue);
        ReadOnlySpan<float> table = SrgbTable.FromCode16;
        for (int i = 0, j = 0; i < red.Length; i++, j += 3)
        {
            red[i] = table[rgb[j]];
            green[i] = table[rgb[j + 1]];
            blue[i] = table[rgb[j + 2]];
        }
    }

    private static void CheckLengths(int length, Span<float> red, Span<float> green, Span<float> blue)
    {
        if (red.Length != green.Length || red.Length != blue.Length || length != 3L * red.Length)
        {
            throw new ArgumentException($"Three rows of one length n and 3 n codes are needed, got {red.Length}, {green.Length}, {blue.Length} and {length}.");
        }

        RowContract.RefuseOverlap<float, float>(red, green);
        RowContract.RefuseOverlap<float, float>(red, blue);
        RowContract.RefuseOverlap<float, float>(green, blue);
    }
}
