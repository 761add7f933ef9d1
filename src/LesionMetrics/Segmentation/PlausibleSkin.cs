using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>Colors that skin of some tone has under some plausible white balance: a wide net, within which a photo's own skin is looked for.</summary>
public static class PlausibleSkin
{
    /// <summary>Range of log10(R/G) that skin of any tone takes under any plausible white balance.</summary>
    private static readonly (double Low, double High) RedGreenRange = (0.03, 0.75);

    /// <summary>Range of log10(G/B), same.</summary>
    private static readonly (double Low, double High) GreenBlueRange = (-0.08, 0.85);

    /// <summary>log10 of linear green below which a color is noise.</summary>
    private const float DarkestGreen = -1.9f;

    /// <summary>The pixels of such a color.</summary>
    /// <param name="redGreen">log10(R/G).</param>
    /// <param name="greenBlue">log10(G/B).</param>
    /// <param name="green">log10 of linear green.</param>
    public static Mask Find(Plane redGreen, Plane greenBlue, Plane green)
    {
        Mask mask = new(green.Size);
        for (int i = 0; i < mask.Pixels.Length; i++)
        {
            float u = redGreen.Samples[i];
            float v = greenBlue.Samples[i];
            bool skin = u > RedGreenRange.Low && u < RedGreenRange.High && v > GreenBlueRange.Low && v < GreenBlueRange.High
                && green.Samples[i] > DarkestGreen;
            mask.WritablePixels[i] = skin ? Mask.In : Mask.Out;
        }

        return mask;
    }
}
