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

    /// <summary>Sigma of what surrounds a lesion, as a share of the side.</summary>
    private const double SurroundScale = 0.2;

    private static readonly string[] ColorNames = ["red_green", "green_blue", "green"];

    /// <summary>Names of the features that tell how well the colors of the photo fall into two.</summary>
    public static IReadOnlyList<string> SplitNames { get; } = [.. ColorNames.SelectMany(name => new[] { SplitOf(name), SharpnessOf(name) })];

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
        Mask plausible = PlausibleSkin.Find(redGreen, greenBlue, small.Green);
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
        Mask among = plausible.CountIn() > 0 ? plausible : Mask.Full(size);
        float surroundSigma = (float)SurroundScale * side;
        foreach ((string name, Plane plane) in ColorNames.Zip([redGreen, greenBlue, small.Green]))
        {
            Plane smooth = GaussianFilter.Blur(plane, (float)Scales[0] * side);
            Add($"{name}_rank", Rank(smooth, among));
            TwoLevels levels = TwoLevels.Of(smooth, among);
            Add(SplitOf(name), levels.Side(smooth));
            Add(SharpnessOf(name), PlaneArithmetic.Constant(size, levels.Separability));
            Add($"{name}_to_surround", PlaneArithmetic.Subtract(smooth, NormalizedFilter.Blur(plane, among, surroundSigma)));
        }

        AddPlace(size, Add);
        return new FeatureStack(names, planes);

        void Add(string name, Plane plane)
        {
            names.Add(name);
            planes.Add(plane);
        }
    }

    private static string SplitOf(string color) => $"{color}_split";

    private static string SharpnessOf(string color) => $"{color}_split_sharpness";

    /// <summary>Share of <paramref name="among"/>, which must not be empty, that each pixel exceeds: no camera's contrast or white balance moves it.</summary>
    private static Plane Rank(Plane plane, Mask among)
    {
        float[] sorted = new float[among.CountIn()];
        int next = 0;
        for (int i = 0; i < plane.Samples.Length; i++)
        {
            if (among.Pixels[i] != Mask.Out)
            {
                sorted[next++] = plane.Samples[i];
            }
        }

        Array.Sort(sorted);
        Plane rank = new(plane.Size);
        for (int i = 0; i < plane.Samples.Length; i++)
        {
            int at = Array.BinarySearch(sorted, plane.Samples[i]);
            rank.WritableSamples[i] = (float)(at < 0 ? ~at : at) / sorted.Length;
        }

        return rank;
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
