using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using Perfolizer.Horology;

namespace LesionMetrics.Benchmarks;

/// <summary>One job an instruction set, with allocations and a full JSON report.</summary>
internal sealed class Lanes : ManualConfig
{
    public Lanes()
    {
        AddJob(Short("widest"));
        AddJob(Short("avx2").WithEnvironmentVariable("DOTNET_EnableAVX512", "0"));
        AddJob(Short("sse").WithEnvironmentVariable("DOTNET_EnableAVX2", "0"));

        // The three lanes are built in one go; on a busy machine that takes longer than the two minutes it is given.
        WithBuildTimeout(TimeSpan.FromMinutes(10));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddExporter(JsonExporter.Full);
    }

    private static Job Short(string id) =>
        Job.Default.WithLaunchCount(1).WithWarmupCount(2).WithIterationCount(5).WithIterationTime(TimeInterval.FromMilliseconds(150)).WithId(id);
}
