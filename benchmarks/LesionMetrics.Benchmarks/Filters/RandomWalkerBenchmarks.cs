using BenchmarkDotNet.Attributes;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Benchmarks.Filters;

/// <summary>The random walker at the size at which plaques are outlined, beside the same equations solved plainly.</summary>
[Config(typeof(Lanes))]
public class RandomWalkerBenchmarks
{
    private const double Spread = 5;
    private const double Edge = 300;
    private const double Tolerance = 3e-3;

    private Plane _prior = new(1, 1);
    private Plane _guide = new(1, 1);

    [GlobalSetup]
    public void Fill() => Fill(408, 306);

    /// <summary>Blobs of which the classifier is fairly sure, on skin with grain.</summary>
    internal void Fill(int width, int height)
    {
        Scene scene = new(width, height);
        _prior = new Plane(scene.Size);
        _guide = new Plane(scene.Size);
        for (int i = 0; i < scene.Gray.Length; i++)
        {
            _prior.WritableSamples[i] = scene.Mask.Pixels[i] != Mask.Out ? 0.8f : 0.1f;
            _guide.WritableSamples[i] = scene.Gray[i] / 255f;
        }
    }

    [Benchmark(Baseline = true)]
    public double[] Scalar() => ScalarWalk.Solve([.. _prior.Samples], [.. _guide.Samples], _prior.Width, Spread, Edge, Tolerance);

    [Benchmark]
    public Plane Settle() => new RandomWalker([_guide], Spread, Edge).Settle(_prior, Tolerance);
}
