namespace LesionMetrics.Phantoms;

/// <summary>Linear sRGB of a person's skin over the logarithms of melanin and blood, tabulated and interpolated bilinearly.</summary>
internal sealed class SkinColorTable
{
    private const int MelaninCount = 72;
    private const int BloodCount = 48;
    private const float MelaninLow = -6.5f;
    private const float BloodLow = -7.5f;
    private const float MelaninStep = 0.09f;
    private const float BloodStep = 0.13f;

    private readonly float[] _colors = new float[MelaninCount * BloodCount * 3];

    /// <summary>Tabulates melanin fractions from 0.0015 to 0.9 and blood fractions from 0.00055 to 0.25.</summary>
    public SkinColorTable(SkinOptics optics)
    {
        for (int m = 0; m < MelaninCount; m++)
        {
            double melanin = PortableMath.Exp(MelaninLow + (m * MelaninStep));
            for (int b = 0; b < BloodCount; b++)
            {
                double blood = PortableMath.Exp(BloodLow + (b * BloodStep));
                (double red, double green, double blue) = optics.Color(melanin, blood);
                int at = ((m * BloodCount) + b) * 3;
                _colors[at] = (float)red;
                _colors[at + 1] = (float)green;
                _colors[at + 2] = (float)blue;
            }
        }
    }

    /// <summary>Linear sRGB at the natural logarithms of the melanin and blood fractions; beyond the table, its edge.</summary>
    public void Sample(float lnMelanin, float lnBlood, out float red, out float green, out float blue)
    {
        float m = Math.Clamp((lnMelanin - MelaninLow) * (1 / MelaninStep), 0, MelaninCount - 1.001f);
        float b = Math.Clamp((lnBlood - BloodLow) * (1 / BloodStep), 0, BloodCount - 1.001f);
        int im = (int)m;
        int ib = (int)b;
        float fm = m - im;
        float fb = b - ib;
        ReadOnlySpan<float> low = _colors.AsSpan(((im * BloodCount) + ib) * 3, 6);
        ReadOnlySpan<float> high = _colors.AsSpan((((im + 1) * BloodCount) + ib) * 3, 6);
        float w00 = (1 - fm) * (1 - fb);
        float w01 = (1 - fm) * fb;
        float w10 = fm * (1 - fb);
        float w11 = fm * fb;
        red = (w00 * low[0]) + (w01 * low[3]) + (w10 * high[0]) + (w11 * high[3]);
        green = (w00 * low[1]) + (w01 * low[4]) + (w10 * high[1]) + (w11 * high[4]);
        blue = (w00 * low[2]) + (w01 * low[5]) + (w10 * high[2]) + (w11 * high[5]);
    }
}
