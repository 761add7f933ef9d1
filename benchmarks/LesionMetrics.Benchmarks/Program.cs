using BenchmarkDotNet.Running;
using LesionMetrics.Benchmarks;
using LesionMetrics.Benchmarks.Comparing;
using LesionMetrics.Benchmarks.Kernels;
using LesionMetrics.Benchmarks.Peers;
using LesionMetrics.Benchmarks.Stages;
using LesionMetrics.Imaging;

switch (args)
{
    case ["smoke"]:
        Smoke.Run(Console.Out);
        return 0;
    case ["compare", var before, var after]:
        return ComparisonTable.Write(ResultFile.Read(before), ResultFile.Read(after), Console.Out) ? 0 : 1;
    case ["peers", "scene", var folder]:
        SceneFile.Write(new Scene(4000, 3000), folder);
        return 0;
    case ["peers", "time"]:
        PeerRun.Time(new Scene(4000, 3000), 2, Console.Out);
        return 0;
    case ["registration"]:
        RegistrationRun.Time(new ImageSize(4000, 3000), 5, Console.Out);
        return 0;
    case []:
        Console.Error.WriteLine("Usage: smoke | compare BEFORE AFTER | peers scene FOLDER | peers time | registration | --filter PATTERN (and other BenchmarkDotNet options)");
        return 2;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(RowBenchmarks).Assembly).Run(args);
        return 0;
}
