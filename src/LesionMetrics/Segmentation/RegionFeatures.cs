using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Features that tell skin from what lies around it and on it, on a small image: color against the photo's most frequent skin color, at several
/// scales; fine texture; place. Color relative to that mode travels between cameras, and the few absolute ratios are those that tell skin from
/// cloth under any plausible white balance.
/// </summary>
public static class RegionFeatures
{
    /// <summary>Gaussian sigmas, as shares of the small image's side.</summary>
    private static readonly double[] Scales = [0.006, 0.02, 0.06];

    /// <summary>Computes the features.</summary>
    /// <param name="small">Hair-free log image at reference size.</param>
    /// <param name="raw">Log image at reference size with its hair.</param>
    /// <param name="detail">Standard deviation of log green within the pixels of the small image, at reference size.</param>
    /// <param name="hairShare">Share of each small pixel that is hair.</param>
    public static FeatureStack Compute(LogImage small, LogImage raw, Plane detail, Plane hairShare)
    {
        ImageSize size = small.Size;
        float side = (float)Math.Sqrt(size.PixelCount);
        Plane redGreen = PlaneArithmetic.Subtract(small.Red, small.Green);
        Plane greenBlue = PlaneArithmetic.Subtract(small.Green, small.Blue);
        Mask plausible = SkinFinder.Plausible(redGreen, greenBlue, small.Green);
        (double u, double v) = plausible.CountIn() > 0 ? SkinMode.Find(redGreen, greenBlue, plausible) : (0.2, 0.2);
        double lightness = plausible.CountIn() > 0 ? Quantiles.Median(small.Green, plausible) : -0.5;
        List<string> names = [];
        List<Plane> planes = [];
        for (int i = 0; i < Scales.Length; i++)
        {
            float sigma = (float)Scales[i] * side;
            Plane ru = GaussianFilter.Blur(redGreen, sigma);
            Plane gb = GaussianFilter.Blur(greenBlue, sigma);
            Add($"red_green_to_mode_{i}", PlaneArithmetic.Scale(ru, u, 1));
            Add($"green_blue_to_mode_{i}", PlaneArithmetic.Scale(gb, v, 1));
            Add($"green_to_median_{i}", PlaneArithmetic.Scale(GaussianFilter.Blur(small.Green, sigma), lightness, 1));
            Add($"deviation_green_{i}", PlaneArithmetic.Deviation(small.Green, sigma));
            Add($"deviation_red_green_{i}", PlaneArithmetic.Deviation(redGreen, sigma));
            Add($"detail_{i}", GaussianFilter.Blur(detail, sigma));
            Add($"hair_{i}", GaussianFilter.Blur(hairShare, sigma));
        }

        Add("red_green", GaussianFilter.Blur(redGreen, (float)Scales[1] * side));
        Add("green_blue", GaussianFilter.Blur(greenBlue, (float)Scales[1] * side));
        Add("green", GaussianFilter.Blur(small.Green, (float)Scales[1] * side));
        Add("raw_green_to_median", PlaneArithmetic.Scale(raw.Green, lightness, 1));
        AddPlace(size, Add);
        return new FeatureStack(names, planes);

        void Add(string name, Plane plane)
        {
            names.Add(name);
            planes.Add(plane);
        }
    }

    private static void AddPlace(ImageSize size, Action<string, Plane> add)
    {
        Plane fromCenter = new(size);
        Plane fromEdge = new(size);
        for (int y = 0; y < size.Height; y++)
        {
            for (int x = 0; x < size.Width; x++)
            {
                float dx = ((x + 0.5f) / size.Width) - 0.5f;
                float dy = ((y + 0.5f) / size.Height) - 0.5f;
                fromCenter.WritableRow(y)[x] = MathF.Sqrt((dx * dx) + (dy * dy));
                fromEdge.WritableRow(y)[x] = 0.5f - Math.Max(Math.Abs(dx), Math.Abs(dy));
            }
        }

        add("from_center", fromCenter);
        add("from_edge", fromEdge);
    }
}
