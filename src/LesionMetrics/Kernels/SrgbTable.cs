namespace LesionMetrics.Kernels;

/// <summary>The sRGB transfer function as tables (IEC 61966-2-1).</summary>
public static class SrgbTable
{
    private static readonly float[] EightBit = Build(256);

    /// <summary>Linear light in [0, 1] of each 8-bit code.</summary>
    public static ReadOnlySpan<float> FromCode8 => EightBit;

    /// <summary>Linear light in [0, 1] of each 16-bit code.</summary>
    public static ReadOnlySpan<float> FromCode16 => Deep.SixteenBit;

    /// <summary>Linear light of an encoded value in [0, 1].</summary>
    public static double Decode(double encoded) =>
        encoded <= 0.04045 ? encoded / 12.92 : PortableMath.Pow((encoded + 0.055) / 1.055, 2.4);

    /// <summary>Encoded value of linear light in [0, 1].</summary>
    public static double Encode(double linear) =>
        linear <= 0.0031308 ? linear * 12.92 : (1.055 * PortableMath.Pow(linear, 1 / 2.4)) - 0.055;

    private static float[] Build(int codes)
    {
        float[] table = new float[codes];
        for (int code = 0; code < codes; code++)
        {
            table[code] = (float)Decode(code / (codes - 1.0));
        }

        return table;
    }

    /// <summary>Built when first asked for: few photos have 16 bits.</summary>
    private static class Deep
    {
        public static readonly float[] SixteenBit = Build(65536);
    }
}
