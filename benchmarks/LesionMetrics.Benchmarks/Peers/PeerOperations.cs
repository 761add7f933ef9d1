using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Benchmarks.Peers;

/// <summary>The operations that both sides of the comparison run on one scene.</summary>
internal static class PeerOperations
{
    /// <summary>Some 3 x 3 matrix of an unmixing's kind: its values do not matter to the time.</summary>
    public static readonly float[] Matrix = [1.8f, -1.1f, 0.2f, -1.3f, 2.4f, -0.6f, 0.3f, -0.9f, 1.5f];

    public static IReadOnlyList<PeerOperation> Of(Scene scene)
    {
        PlanarImage linear = RasterConversion.ToLinear(scene.Raster, scene.Size);
        Plane gray = linear.Green;
        Plane into = new(scene.Size);
        LabImage lab = new(new Plane(scene.Size), new Plane(scene.Size), new Plane(scene.Size));
        PlanarImage amounts = new(new Plane(scene.Size), new Plane(scene.Size), new Plane(scene.Size));
        (Plane mapX, Plane mapY) = Maps(scene.Size);
        Mask mask = scene.Mask;
        Mask set = new(scene.Size);
        int[] labels = new int[scene.Size.PixelCount];
        PeerOracle oracle = new(scene, linear);
        (int X, int Y)[] points = PeerPoints.Spread(scene.Size);
        return
        [
            new("copy", () => gray.Samples.CopyTo(into.WritableSamples), () => At(into), () => At(gray)),
            new("lab", () => ColorPlanes.ToLab(scene.Raster, lab), () => At(lab.A), () => Each(oracle.LabA)),
            new("chromophores", () => ChromophoreUnmixing.Unmix(scene.Raster, Matrix, amounts), () => At(amounts.Green), () => Each(oracle.Hemoglobin)),
            new("gaussian-2", () => GaussianFilter.Blur(gray, 2, into), () => At(into), () => Each((x, y) => oracle.Gaussian(x, y, 2))),
            new("gaussian-50", () => GaussianFilter.Blur(gray, 50, into), () => At(into), () => Each((x, y) => oracle.Gaussian(x, y, 50))),
            new("box-50", () => BoxFilter.Mean(gray, 50, into), () => At(into), () => Each((x, y) => oracle.Box(x, y, 50))),
            new("guided-gray-16", () => GuidedFilter.Filter(linear.Red, gray, 16, 1e-3f, into), () => At(into), () => Each((x, y) => oracle.GuidedGray(x, y, 16, 1e-3f))),
            new("guided-color-16", () => GuidedFilter.Filter(linear.Red, linear, 16, 1e-3f, into), () => At(into), () => Each((x, y) => oracle.GuidedColor(x, y, 16, 1e-3f))),
            new("otsu", () => Otsu.Threshold(Histogram.OfCodes(scene.Gray)), () => [Math.Floor(Otsu.Threshold(Histogram.OfCodes(scene.Gray)))]),
            new("quantiles", () => Quantiles.Of(gray, mask, [0.05, 0.5, 0.95]), () => [Quantiles.Median(gray, mask)]),
            new("masked-mean", () => MaskedStatistics.Mean(gray, mask), () => [MaskedStatistics.Mean(gray, mask)], () => [oracle.MaskedMean()]),
            new("open-5", () => Morphology.Open(mask, 5, set), () => [set.CountIn()]),
            new("components", () => ConnectedComponents.Label(mask, true, labels), () => [ConnectedComponents.Label(mask, true).Count]),
            new("fill-holes", () => HoleFilling.Fill(mask, long.MaxValue, set), () => [set.CountIn()]),
            new("distance", () => DistanceTransform.Euclidean(mask, into), () => At(into), () => Each(oracle.Distance)),
            new("remap-bilinear", () => Warper.Bilinear(gray, mapX, mapY, 0, into), () => At(into), () => Each((x, y) => oracle.Remapped(mapX[x, y], mapY[x, y]))),
        ];

        double[] At(Plane plane) => Each((x, y) => plane[x, y]);

        double[] Each(Func<int, int, double> value) => [.. points.Select(point => value(point.X, point.Y))];
    }

    /// <summary>A mild perspective, the same on both sides.</summary>
    private static (Plane X, Plane Y) Maps(ImageSize size)
    {
        Plane mapX = new(size);
        Plane mapY = new(size);
        for (int y = 0; y < size.Height; y++)
        {
            for (int x = 0; x < size.Width; x++)
            {
                double w = (2e-6 * x) - (1e-6 * y) + 1;
                mapX.WritableRow(y)[x] = (float)(((0.98 * x) + (0.03 * y) + 12) / w);
                mapY.WritableRow(y)[x] = (float)(((-0.02 * x) + (0.99 * y) + 25) / w);
            }
        }

        return (mapX, mapY);
    }
}
