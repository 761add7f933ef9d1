namespace LesionMetrics.Filtering;

/// <summary>
/// Divides nodes in two so that what it costs is least: each node has a price for either side, and each pair of neighbors one for being parted (Greig, Porteous and Seheult 1989,
/// doi 10.1111/j.2517-6161.1989.tb01764.x). Of cheapest divisions the one with fewest nodes on the first side is given, whatever the order in which nodes and pairs came.
/// </summary>
/// <remarks>Dinic's maximum flow: at most a few dozen rounds on grids of ten thousands of nodes. Costs are whole numbers, so nothing depends on rounding.</remarks>
public sealed class MinimumCut
{
    private const int None = -1;

    private readonly int _source;
    private readonly int _sink;
    private readonly int[] _firstArc;
    private readonly List<int> _nextArc = [];
    private readonly List<int> _target = [];
    private readonly List<int> _capacity = [];

    /// <param name="nodes">How many nodes there are; they are numbered from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="nodes"/> is negative.</exception>
    public MinimumCut(int nodes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodes);
        _source = nodes;
        _sink = nodes + 1;
        _firstArc = new int[nodes + 2];
        Array.Fill(_firstArc, None);
    }

    /// <summary>By how much more <paramref name="node"/> costs on the second side than on the first; negative for the reverse. What is said of a node more than once adds up.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="node"/> is none, or the sum of what leads to it exceeds an integer.</exception>
    public void Lean(int node, int toFirst)
    {
        ThrowIfNone(node);
        if (toFirst > 0)
        {
            Connect(_source, node, toFirst, 0);
        }
        else if (toFirst < 0)
        {
            Connect(node, _sink, -toFirst, 0);
        }
    }

    /// <summary>What it costs to part <paramref name="one"/> and <paramref name="other"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of them is no node, or <paramref name="cost"/> is negative.</exception>
    public void Tie(int one, int other, int cost)
    {
        ThrowIfNone(one);
        ThrowIfNone(other);
        ArgumentOutOfRangeException.ThrowIfNegative(cost);
        if (cost > 0)
        {
            Connect(one, other, cost, cost);
        }
    }

    /// <summary>Whether each node is on the first side. Further costs may be added afterwards and the division asked for anew.</summary>
    public bool[] Divide()
    {
        int[] level = new int[_firstArc.Length];
        int[] arc = new int[_firstArc.Length];
        int[] queue = new int[_firstArc.Length];
        List<int> path = [];
        while (Reach(level, queue))
        {
            Array.Copy(_firstArc, arc, arc.Length);
            while (Advance(level, arc, path))
            {
                Augment(path);
            }
        }

        return [.. level.Take(_source).Select(reached => reached != None)];
    }

    private void ThrowIfNone(int node)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(node);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(node, _source);
    }

    /// <summary>Arcs lie in pairs: the reverse of arc a is a ^ 1.</summary>
    private void Connect(int from, int to, int capacity, int back)
    {
        Add(from, to, capacity);
        Add(to, from, back);
    }

    private void Add(int from, int to, int capacity)
    {
        _target.Add(to);
        _capacity.Add(capacity);
        _nextArc.Add(_firstArc[from]);
        _firstArc[from] = _target.Count - 1;
    }

    /// <summary>How many arcs with capacity left lead from the source to each node; whether any lead to the sink.</summary>
    private bool Reach(int[] level, int[] queue)
    {
        Array.Fill(level, None);
        level[_source] = 0;
        queue[0] = _source;
        int count = 1;
        for (int next = 0; next < count; next++)
        {
            int node = queue[next];
            for (int arc = _firstArc[node]; arc != None; arc = _nextArc[arc])
            {
                int target = _target[arc];
                if (_capacity[arc] > 0 && level[target] == None)
                {
                    level[target] = level[node] + 1;
                    queue[count++] = target;
                }
            }
        }

        return level[_sink] != None;
    }

    /// <summary>Finds a shortest way to the sink with capacity left, going on from the arcs that earlier ways left off at; false if there is none.</summary>
    private bool Advance(int[] level, int[] arcs, List<int> path)
    {
        path.Clear();
        int node = _source;
        while (node != _sink)
        {
            int arc = arcs[node];
            while (arc != None && (_capacity[arc] == 0 || level[_target[arc]] != level[node] + 1))
            {
                arc = _nextArc[arc];
            }

            arcs[node] = arc;
            if (arc != None)
            {
                path.Add(arc);
                node = _target[arc];
            }
            else if (path.Count == 0)
            {
                return false;
            }
            else
            {
                int last = path[^1];
                path.RemoveAt(path.Count - 1);
                node = _target[last ^ 1];
                arcs[node] = _nextArc[last];
            }
        }

        return true;
    }

    private void Augment(List<int> path)
    {
        int flow = int.MaxValue;
        foreach (int arc in path)
        {
            flow = Math.Min(flow, _capacity[arc]);
        }

        foreach (int arc in path)
        {
            _capacity[arc] -= flow;
            _capacity[arc ^ 1] += flow;
        }
    }
}
