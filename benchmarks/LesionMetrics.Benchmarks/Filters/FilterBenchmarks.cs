using BenchmarkDotNet.Attributes;
using LesionMetrics.Benchmarks.Peers;

namespace LesionMetrics.Benchmarks.Filters;

/// <summary>Filters on an image of 12 million pixels, one thread, results into a plane that exists already where the filter can.</summary>
[Config(typeof(Lanes))]
public class FilterBenchmarks
{
    private Dictionary<string, Action> _operations = [];

    public static IEnumerable<string> Names => PeerOperations.Of(new Scene(64, 48)).Select(operation => operation.Name);

    [ParamsSource(nameof(Names))]
    public string Operation { get; set; } = "";

    [GlobalSetup]
    public void Build() =>
        _operations = PeerOperations.Of(new Scene(4000, 3000)).ToDictionary(operation => operation.Name, operation => operation.Run);

    [Benchmark]
    public void Run() => _operations[Operation]();
}
