using LesionMetrics.Imaging;

namespace LesionMetrics.Acquisition;

/// <summary>What a photo's colors tell of its subject, on linear light at analysis size. Shares are of all pixels, in [0, 1], unless said otherwise.</summary>
/// <param name="Brightness">95th percentile of the brightest channel, linear, in [0, 1].</param>
/// <param name="Colorfulness">95th percentile of (max - min) / max over the channels.</param>
/// <param name="PaperShare">Pixels that are bright and nearly neutral.</param>
/// <param name="SkinHueShare">Pixels whose hue skin of some tone could have under some white balance.</param>
/// <param name="StainShare">Share of purple and magenta among the pixels that have a color.</param>
internal readonly record struct ColorCensus(double Brightness, double Colorfulness, double PaperShare, double SkinHueShare, double StainShare)
{
    // Bins of a histogram over [0, 1]; its percentiles are exact to a thousandth.
    private const int Bins = 1024;
    private const double Percentile = 0.95;

    // Below this no hue can be told from noise.
    private const float MinColorfulness = 0.15f;
    private const float PaperBrightness = 0.4f;

    // Skin is redder than green and greener than blue at every tone; a white balance that is wrong by a quarter in a channel leaves R/G above this
    // and B/R below.
    private const float MinSkinRedToGreen = 1.05f;
    private const float MaxSkinBlueToRed = 0.95f;

    // Hematoxylin and eosin both absorb green most; skin, violaceous plaques included, absorbs blue at least nearly as much.
    private const float MinStainBlueToGreen = 1.3f;
    private const float MinStainRedToGreen = 1.15f;

    /// <summary>Counts.</summary>
    internal static ColorCensus Of(PlanarImage linear)
    {
        ReadOnlySpan<float> red = linear.Red.Samples;
        ReadOnlySpan<float> green = linear.Green.Samples;
        ReadOnlySpan<float> blue = linear.Blue.Samples;
        int[] brightness = new int[Bins];
        int[] colorfulness = new int[Bins];
        long paper = 0;
        long skin = 0;
        long stain = 0;
        long colored = 0;
        for (int i = 0; i < red.Length; i++)
        {
            float r = red[i];
            float g = green[i];
            float b = blue[i];
            float brightest = MathF.Max(r, MathF.Max(g, b));
            float spread = brightest > 0 ? (brightest - MathF.Min(r, MathF.Min(g, b))) / brightest : 0;
            brightness[BinOf(brightest)]++;
            colorfulness[BinOf(spread)]++;
            paper += brightest >= PaperBrightness && spread < MinColorfulness ? 1 : 0;
            skin += r > MinSkinRedToGreen * g && b < MaxSkinBlueToRed * r ? 1 : 0;
            colored += spread >= MinColorfulness ? 1 : 0;
            stain += spread >= MinColorfulness && b > MinStainBlueToGreen * g && r > MinStainRedToGreen * g ? 1 : 0;
        }

        double share = 1.0 / red.Length;
        return new ColorCensus(
            PercentileOf(brightness, red.Length),
            PercentileOf(colorfulness, red.Length),
            paper * share,
            skin * share,
            colored == 0 ? 0 : (double)stain / colored);
    }

    private static int BinOf(float value) => (int)(Math.Clamp(value, 0f, 1f) * (Bins - 1));

    private static double PercentileOf(int[] histogram, long total)
    {
        long below = 0;
        for (int bin = 0; bin < Bins; bin++)
        {
            below += histogram[bin];
            if (below >= Percentile * total)
            {
                return (double)bin / (Bins - 1);
            }
        }

        return 1;
    }
}
