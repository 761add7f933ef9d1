using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>
/// Connected components of runs: each row's runs are joined with those they touch in the row above by union-find (Wu, Otoo and Suzuki 2009, doi
/// 10.1007/s10044-008-0109-y), the smaller index as root, so that roots are numbered in scan order.
/// </summary>
internal sealed class RunComponents
{
    private RunComponents(PixelRun[] runs, int[] labels, Component[] components)
    {
        Runs = runs;
        Labels = labels;
        Components = components;
    }

    /// <summary>The runs in row-major order.</summary>
    public PixelRun[] Runs { get; }

    /// <summary>The label of each run, from 1.</summary>
    public int[] Labels { get; }

    /// <summary>The components; that of label k is at k - 1.</summary>
    public Component[] Components { get; }

    /// <summary>The components of the pixels of <paramref name="mask"/> whose byte is <paramref name="value"/>.</summary>
    public static RunComponents Of(Mask mask, byte value, bool eightConnected)
    {
        List<PixelRun> runs = [];
        List<int> parents = [];
        int reach = eightConnected ? 1 : 0;
        int aboveStart = 0;
        int rowStart = 0;
        for (int y = 0; y < mask.Height; y++)
        {
            aboveStart = rowStart;
            rowStart = runs.Count;
            Collect(mask.Row(y), y, value, runs);
            int above = aboveStart;
            for (int i = rowStart; i < runs.Count; i++)
            {
                parents.Add(i);
                PixelRun run = runs[i];
                while (above < rowStart && runs[above].End + reach <= run.Start)
                {
                    above++;
                }

                for (int j = above; j < rowStart && runs[j].Start < run.End + reach; j++)
                {
                    Join(parents, i, j);
                }
            }
        }

        return Number(runs, parents);
    }

    private static void Collect(ReadOnlySpan<byte> row, int y, byte value, List<PixelRun> runs)
    {
        int x = 0;
        while (x < row.Length)
        {
            int skip = row[x..].IndexOf(value);
            if (skip < 0)
            {
                return;
            }

            int start = x + skip;
            int length = row[start..].IndexOfAnyExcept(value);
            x = length < 0 ? row.Length : start + length;
            runs.Add(new PixelRun(y, start, x));
        }
    }

    private static int Root(List<int> parents, int i)
    {
        while (parents[i] != i)
        {
            parents[i] = parents[parents[i]];
            i = parents[i];
        }

        return i;
    }

    private static void Join(List<int> parents, int i, int j)
    {
        int a = Root(parents, i);
        int b = Root(parents, j);
        parents[Math.Max(a, b)] = Math.Min(a, b);
    }

    private static RunComponents Number(List<PixelRun> runs, List<int> parents)
    {
        int[] labels = new int[runs.Count];
        List<ComponentSum> sums = [];
        for (int i = 0; i < labels.Length; i++)
        {
            int root = Root(parents, i);
            if (root == i)
            {
                sums.Add(new ComponentSum(runs[i]));
                labels[i] = sums.Count;
            }
            else
            {
                labels[i] = labels[root];
                sums[labels[i] - 1] = sums[labels[i] - 1].With(runs[i]);
            }
        }

        Component[] components = new Component[sums.Count];
        for (int k = 0; k < components.Length; k++)
        {
            components[k] = sums[k].ToComponent(k + 1);
        }

        return new RunComponents([.. runs], labels, components);
    }
}
