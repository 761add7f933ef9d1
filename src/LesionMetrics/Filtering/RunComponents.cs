using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Filtering;

/// <summary>
/// Connected components of runs: each row's runs are joined with those they touch in the row above by union-find (Wu, Otoo and Suzuki 2009, doi
/// 10.1007/s10044-008-0109-y), the smaller index as root, so that roots are numbered in scan order.
/// </summary>
internal sealed class RunComponents
{
    private readonly PixelRun[] _runs;
    private readonly int[] _parents;
    private int _count;

    private RunComponents(int runs)
    {
        _runs = GC.AllocateUninitializedArray<PixelRun>(runs);
        _parents = GC.AllocateUninitializedArray<int>(runs);
    }

    /// <summary>The runs in row-major order.</summary>
    public ReadOnlySpan<PixelRun> Runs => _runs.AsSpan(0, _count);

    /// <summary>The label of each run, from 1.</summary>
    public ReadOnlySpan<int> Labels => _parents.AsSpan(0, _count);

    /// <summary>The components; that of label k is at k - 1.</summary>
    public Component[] Components { get; private set; } = [];

    /// <summary>The components of <paramref name="mask"/>, or of what it leaves out.</summary>
    public static RunComponents Of(Mask mask, bool outside, bool eightConnected)
    {
        ulong[] bits = new ulong[BitRow.Words(mask.Width)];

        // Counting first costs less than growing: memory that was never touched is dear.
        int runs = 0;
        for (int y = 0; y < mask.Height; y++)
        {
            Pack(y);
            runs += BitRow.CountRuns(bits);
        }

        RunComponents found = new(runs);
        int[] edges = new int[mask.Width + 1];
        int reach = eightConnected ? 1 : 0;
        int above = 0;
        for (int y = 0; y < mask.Height; y++)
        {
            Pack(y);
            int rowStart = found._count;
            found.Append(y, edges.AsSpan(0, BitRow.Edges(bits, mask.Width, edges)));
            found.JoinRow(above, rowStart, reach);
            above = rowStart;
        }

        found.Number();
        return found;

        void Pack(int y)
        {
            BitRow.Pack(mask.Row(y), bits);
            if (outside)
            {
                BitRow.Complement(bits, mask.Width, bits);
            }
        }
    }

    private void Append(int y, ReadOnlySpan<int> edges)
    {
        for (int i = 0; i < edges.Length; i += 2)
        {
            _runs[_count] = new PixelRun(y, edges[i], edges[i + 1]);
            _parents[_count] = _count;
            _count++;
        }
    }

    private void JoinRow(int above, int rowStart, int reach)
    {
        PixelRun[] runs = _runs;
        for (int i = rowStart; i < _count; i++)
        {
            int start = runs[i].Start;
            int limit = runs[i].End + reach;
            while (above < rowStart && runs[above].End + reach <= start)
            {
                above++;
            }

            for (int j = above; j < rowStart && runs[j].Start < limit; j++)
            {
                int a = Root(_parents, i);
                int b = Root(_parents, j);
                if (a > b)
                {
                    _parents[a] = b;
                }
                else
                {
                    _parents[b] = a;
                }
            }
        }
    }

    private static int Root(int[] parents, int i)
    {
        while (parents[i] != i)
        {
            parents[i] = parents[parents[i]];
            i = parents[i];
        }

        return i;
    }

    /// <summary>Turns parents into labels: a run's parent never comes after it, so that one pass in order finds each root labeled already.</summary>
    private void Number()
    {
        int[] labels = _parents;
        List<ComponentSum> sums = [];
        for (int i = 0; i < _count; i++)
        {
            if (labels[i] == i)
            {
                sums.Add(default);
                labels[i] = sums.Count;
            }
            else
            {
                labels[i] = labels[labels[i]];
            }
        }

        ComponentSum[] gathered = [.. sums];
        for (int i = 0; i < _count; i++)
        {
            gathered[labels[i] - 1].Add(_runs[i]);
        }

        Components = new Component[gathered.Length];
        for (int k = 0; k < gathered.Length; k++)
        {
            Components[k] = gathered[k].ToComponent(k + 1);
        }
    }
}
