using System.Reflection;
using BenchmarkDotNet.Attributes;
using LesionMetrics.Benchmarks.Filters;
using LesionMetrics.Benchmarks.Kernels;
using LesionMetrics.Benchmarks.Peers;
using LesionMetrics.Benchmarks.Stages;
using LesionMetrics.Imaging;

namespace LesionMetrics.Benchmarks;

/// <summary>Runs every benchmark once on a small scene: shows that each still runs, says nothing of time.</summary>
internal static class Smoke
{
    public static void Run(TextWriter output)
    {
        RowBenchmarks rows = new();
        rows.Fill();
        foreach (MethodInfo method in typeof(RowBenchmarks).GetMethods().Where(m => m.GetCustomAttribute<BenchmarkAttribute>() is not null))
        {
            method.Invoke(rows, null);
            output.WriteLine($"ran {method.Name}");
        }

        RandomWalkerBenchmarks walk = new();
        walk.Fill(64, 48);
        double[] plain = walk.Scalar();
        float[] ours = [.. walk.Settle().Samples];
        output.WriteLine($"ran Settle, at most {plain.Zip(ours, (a, b) => Math.Abs(a - b)).Max():F3} from the plain solution");

        TreeBenchmarks trees = new();
        trees.Fill(20, 100);
        output.WriteLine($"ran Ranks {trees.Ranks():R}, Floats {trees.Floats():R}, Walk {trees.Walk():R}");
        SegmentBenchmarks segments = new();
        segments.Fill(new ImageSize(64, 48), new ImageSize(128, 96));
        output.WriteLine($"ran Tree, {segments.Tree()} pieces, {segments.LabelEachLevel()} by labeling each level");
        _ = segments.Segments();
        _ = segments.LightHair();
        output.WriteLine("ran Segments, LightHair");
        StageBenchmarks stages = new();
        stages.Prepare(new ImageSize(640, 480));
        foreach (MethodInfo method in typeof(StageBenchmarks).GetMethods().Where(m => m.GetCustomAttribute<BenchmarkAttribute>() is not null))
        {
            method.Invoke(stages, null);
            output.WriteLine($"ran {method.Name}");
        }

        stages.Remove();
        PeerRun.Time(new Scene(400, 300), 0, output);
        RegistrationRun.Time(new ImageSize(640, 480), 1, output);
    }
}
