using BenchmarkDotNet.Attributes;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Benchmarks.Filters;

/// <summary>Pieces at every level by one tree, beside labeling each level anew; what is built on it; and light hair. At the sizes at which each is used.</summary>
[Config(typeof(Lanes))]
public class SegmentBenchmarks
{
    private const int LevelCount = 40;

    private Plane _change = new(1, 1);
    private Plane _green = new(1, 1);
    private Mask _skin = new(1, 1);
    private sbyte[] _levels = [];

    [GlobalSetup]
    public void Fill() => Fill(new ImageSize(408, 306), new ImageSize(1632, 1224));

    internal void Fill(ImageSize segments, ImageSize analysis)
    {
        Scene scene = new(segments.Width, segments.Height);
        _skin = Mask.Full(segments);
        _change = GaussianFilter.Blur(RasterConversion.ToLinear(scene.Raster, segments).Green, 1);
        float[] sorted = [.. _change.Samples];
        Array.Sort(sorted);
        _levels = [.. _change.Samples.ToArray().Select(value => (sbyte)Math.Min(LevelCount - 1, LevelCount * (long)~Array.BinarySearch(sorted, MathF.BitIncrement(value)) / sorted.Length))];
        _green = ColorPlanes.Log10(RasterConversion.ToLinear(new Scene(analysis.Width, analysis.Height).Raster, analysis).Green);
    }

    /// <summary>Number of pieces, those that do not change from level to level once each.</summary>
    [Benchmark]
    public int Tree() => LevelTree.Grow(_change, _levels, _skin, LevelCount).Nodes.Count;

    /// <summary>The same number as one would count it first.</summary>
    [Benchmark(Baseline = true)]
    public int LabelEachLevel()
    {
        HashSet<(int First, long Area)> pieces = [];
        Mask above = new(_skin.Size);
        for (int level = LevelCount - 1; level >= 0; level--)
        {
            for (int i = 0; i < _levels.Length; i++)
            {
                above.WritablePixels[i] = _levels[i] >= level ? Mask.In : Mask.Out;
            }

            ComponentMap map = ConnectedComponents.Label(above, eightConnected: false);
            int[] firsts = new int[map.Count + 1];
            Array.Fill(firsts, -1);
            for (int i = 0; i < map.Labels.Length; i++)
            {
                if (firsts[map.Labels[i]] < 0)
                {
                    firsts[map.Labels[i]] = i;
                }
            }

            pieces.UnionWith(map.Components.Select(piece => (firsts[piece.Label], piece.AreaPixels)));
        }

        return pieces.Count;
    }

    [Benchmark]
    public object Segments() => ContrastSegments.Of(_change, _skin, _skin);

    [Benchmark]
    public Mask LightHair() => LightHairDetector.Find(_green, 6);
}
