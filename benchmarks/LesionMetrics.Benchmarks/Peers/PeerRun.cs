using System.Globalization;

namespace LesionMetrics.Benchmarks.Peers;

/// <summary>Times every operation and writes what the peer's program writes too: name, nanoseconds a pixel, values, those of the oracle.</summary>
internal static class PeerRun
{
    /// <summary>Times the operations on <paramref name="scene"/>; the best of several runs, in CPU time of this process, since the machine may be shared.</summary>
    public static void Time(Scene scene, double secondsEach, TextWriter output)
    {
        output.WriteLine("operation,ns_per_px,values,oracle");
        foreach (PeerOperation operation in PeerOperations.Of(scene))
        {
            // What the operation before left behind is not this one's to clear away.
            GC.Collect();
            double best = double.MaxValue;
            double spent = 0;
            for (int i = 0; i < 50 && (i < 3 || spent < secondsEach * 1e9); i++)
            {
                TimeSpan before = Environment.CpuUsage.TotalTime;
                operation.Run();
                double elapsed = (Environment.CpuUsage.TotalTime - before).TotalNanoseconds;
                best = Math.Min(best, elapsed);
                spent += elapsed;
            }

            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{operation.Name},{best / scene.Size.PixelCount:F3},{Joined(operation.Values())},{Joined(operation.Oracle?.Invoke() ?? [])}"));
            output.Flush();
        }
    }

    private static string Joined(double[] values) => string.Join(' ', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
}
