using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Tells skin, its lesions included, from what lies around it: clothing, wall, paper, hair of the head. Works on shading-free log-ratios
/// (log R/G, log G/B): the skin of one person fills a compact cloud there, whatever the light. What is far from that cloud and rests broadly
/// on the photo's border is background; what is enclosed by skin is a lesion or a label and is judged later.
/// </summary>
public static class SkinFinder
{
    /// <summary>Largest Mahalanobis distance from the skin's cloud.</summary>
    private const double CloudRadius = 2.8;

    /// <summary>Share of the photo's perimeter above which a region rests on the border.</summary>
    private const double BorderShare = 0.02;

    /// <summary>Share of the photo above which a border region is background.</summary>
    private const double AreaShare = 0.012;

    /// <summary>Range of log10(R/G) that skin of any tone takes under any plausible white balance.</summary>
    private static readonly (double Low, double High) RedGreenRange = (0.03, 0.75);

    /// <summary>Range of log10(G/B), same.</summary>
    private static readonly (double Low, double High) GreenBlueRange = (-0.08, 0.85);

    /// <summary>Skin of <paramref name="image"/>, a small hair-free log image. Empty where nothing has a color that skin can have.</summary>
    public static Mask Find(LogImage image)
    {
        Plane redGreen = PlaneArithmetic.Subtract(image.Red, image.Green);
        Plane greenBlue = PlaneArithmetic.Subtract(image.Green, image.Blue);
        Mask plausible = Plausible(redGreen, greenBlue, image.Green);
        if (plausible.CountIn() < image.Size.PixelCount / 50)
        {
            return new Mask(image.Size);
        }

        (double u, double v) = SkinMode.Find(redGreen, greenBlue, plausible);
        Mask cloud = Cloud(redGreen, greenBlue, image.Green, plausible, u, v);
        Mask core = MainRegions(Morphology.Open(cloud, 1));
        return RemoveBackground(core);
    }

    /// <summary>Pixels whose color skin of some tone has under some plausible white balance.</summary>
    internal static Mask Plausible(Plane redGreen, Plane greenBlue, Plane green)
    {
        Mask mask = new(green.Size);
        for (int i = 0; i < mask.Pixels.Length; i++)
        {
            float u = redGreen.Samples[i];
            float v = greenBlue.Samples[i];
            bool skin = u > RedGreenRange.Low && u < RedGreenRange.High && v > GreenBlueRange.Low && v < GreenBlueRange.High
                && green.Samples[i] > -1.9f;
            mask.WritablePixels[i] = skin ? Mask.In : Mask.Out;
        }

        return mask;
    }

    private static Mask Cloud(Plane redGreen, Plane greenBlue, Plane green, Mask plausible, double u, double v)
    {
        Mask near = new(green.Size);
        for (int i = 0; i < near.Pixels.Length; i++)
        {
            double du = redGreen.Samples[i] - u;
            double dv = greenBlue.Samples[i] - v;
            near.WritablePixels[i] = plausible.Pixels[i] != 0 && (du * du) + (dv * dv) < 0.07 * 0.07 ? Mask.In : Mask.Out;
        }

        for (int round = 0; round < 4 && near.CountIn() > 20; round++)
        {
            double mu = Quantiles.Median(redGreen, near);
            double mv = Quantiles.Median(greenBlue, near);

            // The floor keeps a flatly lit cloud from shutting out its own shadows: 0.012 is a 3 % change of a ratio.
            double uu = 0.012 * 0.012;
            double vv = uu;
            double uv = 0;
            long count = near.CountIn();
            for (int i = 0; i < near.Pixels.Length; i++)
            {
                if (near.Pixels[i] != 0)
                {
                    double du = redGreen.Samples[i] - mu;
                    double dv = greenBlue.Samples[i] - mv;
                    uu += du * du / count;
                    vv += dv * dv / count;
                    uv += du * dv / count;
                }
            }

            double determinant = (uu * vv) - (uv * uv);
            Mask next = new(green.Size);
            for (int i = 0; i < next.Pixels.Length; i++)
            {
                double du = redGreen.Samples[i] - mu;
                double dv = greenBlue.Samples[i] - mv;
                double squared = ((vv * du * du) - (2 * uv * du * dv) + (uu * dv * dv)) / determinant;
                next.WritablePixels[i] = squared < CloudRadius * CloudRadius && green.Samples[i] > -2f ? Mask.In : Mask.Out;
            }

            near = next;
        }

        return near;
    }

    private static Mask MainRegions(Mask cloud)
    {
        ComponentMap map = ConnectedComponents.Label(cloud, eightConnected: false);
        double[] weights = new double[map.Count + 1];
        for (int y = 0; y < cloud.Height; y++)
        {
            for (int x = 0; x < cloud.Width; x++)
            {
                weights[map.Labels[(y * cloud.Width) + x]] += SkinMode.CenterWeight(x, y, cloud.Size);
            }
        }

        weights[0] = 0;
        double largest = weights.Max();
        Mask main = new(cloud.Size);
        for (int i = 0; i < main.Pixels.Length; i++)
        {
            main.WritablePixels[i] = map.Labels[i] > 0 && weights[map.Labels[i]] > 0.15 * largest ? Mask.In : Mask.Out;
        }

        return main;
    }

    private static Mask RemoveBackground(Mask core)
    {
        Mask rest = Morphology.Open(MaskOperations.Not(core), 2);
        ComponentMap map = ConnectedComponents.Label(rest, eightConnected: true);
        long[] border = new long[map.Count + 1];
        long[] area = new long[map.Count + 1];
        int width = core.Width;
        int height = core.Height;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int label = map.Labels[(y * width) + x];
                area[label]++;
                if (x == 0 || y == 0 || x == width - 1 || y == height - 1)
                {
                    border[label]++;
                }
            }
        }

        Mask skin = Mask.Full(core.Size);
        double borderLimit = BorderShare * 2 * (width + height);
        for (int i = 0; i < skin.Pixels.Length; i++)
        {
            int label = map.Labels[i];
            if (label > 0 && border[label] > borderLimit && area[label] > AreaShare * core.Pixels.Length)
            {
                skin.WritablePixels[i] = Mask.Out;
            }
        }

        return skin;
    }
}
