using System.Globalization;

namespace LesionMetrics.Benchmarks.Comparing;

/// <summary>Two sets of results side by side. More allocation, or a changed ratio of a kernel to its scalar twin, fails; a longer time warns.</summary>
internal static class ComparisonTable
{
    // Rounding of a run's total over its operations moves allocations by a few bytes.
    private const double AllocationSlack = 1.02;
    private const long AllocationSlackBytes = 64;

    // Both sides of a ratio ran on one machine in one run: noise beyond this is a change.
    private const double RatioSlack = 1.5;
    private const double TimeSlack = 1.3;
    private const string ScalarSuffix = "Scalar[";

    /// <summary>Writes the table.</summary>
    /// <returns>Whether nothing that gates got worse.</returns>
    public static bool Write(
        SortedDictionary<string, (double Nanoseconds, long AllocatedBytes)> before,
        SortedDictionary<string, (double Nanoseconds, long AllocatedBytes)> after,
        TextWriter output)
    {
        bool passed = true;
        output.WriteLine("| benchmark | before | after | ratio | allocated before | after | verdict |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|---|");
        foreach ((string name, (double nanoseconds, long allocated)) in after)
        {
            if (!before.TryGetValue(name, out var old))
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | | {nanoseconds:F0} ns | | | {allocated} | new |"));
                continue;
            }

            string verdict = "ok";
            if (allocated > (old.AllocatedBytes * AllocationSlack) + AllocationSlackBytes)
            {
                verdict = "FAIL: allocates more";
            }
            else if (Speedup(before, name) is { } then && Speedup(after, name) is { } now && now < then / RatioSlack)
            {
                verdict = string.Create(CultureInfo.InvariantCulture, $"FAIL: {now:F1}x its scalar loop, was {then:F1}x");
            }
            else if (nanoseconds > old.Nanoseconds * TimeSlack)
            {
                verdict = "warning: slower";
            }

            passed &= !verdict.StartsWith("FAIL", StringComparison.Ordinal);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {old.Nanoseconds:F0} ns | {nanoseconds:F0} ns | {nanoseconds / old.Nanoseconds:F2} | {old.AllocatedBytes} | {allocated} | {verdict} |"));
        }

        foreach (string name in before.Keys.Except(after.Keys))
        {
            output.WriteLine($"| {name} | {before[name].Nanoseconds.ToString("F0", CultureInfo.InvariantCulture)} ns | | | | | gone |");
        }

        return passed;
    }

    private static double? Speedup(SortedDictionary<string, (double Nanoseconds, long AllocatedBytes)> results, string name)
    {
        string twin = name.Replace("[", ScalarSuffix, StringComparison.Ordinal);
        return results.TryGetValue(twin, out var scalar) ? scalar.Nanoseconds / results[name].Nanoseconds : null;
    }
}
