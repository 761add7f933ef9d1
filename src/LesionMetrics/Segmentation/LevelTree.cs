using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// All 4-connected pieces that a plane has at or above each of its levels, as a tree in which a piece lies within its parent (the max-tree of Salembier et al. 1998,
/// doi 10.1109/83.663500, grown by union of pixels in order of level).
/// </summary>
internal sealed class LevelTree
{
    private readonly List<Node> _nodes = [];
    private readonly int[] _nodeOfPixel;

    private LevelTree(int pixelCount)
    {
        _nodeOfPixel = new int[pixelCount];
        Array.Fill(_nodeOfPixel, -1);
    }

    /// <summary>The pieces; a parent comes after its children.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>The smallest piece that holds each pixel; -1 where none does.</summary>
    public ReadOnlySpan<int> NodeOfPixel => _nodeOfPixel;

    /// <summary>One piece.</summary>
    /// <param name="Parent">The next larger piece; -1 for none.</param>
    /// <param name="Area">Number of pixels.</param>
    /// <param name="Sum">Sum of the plane over them.</param>
    /// <param name="Outline">Length in sides of pixels; the edge of the photo is no part of it.</param>
    /// <param name="Steps">Sum of the steps across the outline; where skin ends there is none.</param>
    public readonly record struct Node(int Parent, double Area, double Sum, double Outline, double Steps)
    {
        /// <summary>Mean step across the outline; 0 where the outline is the photo's edge throughout.</summary>
        public double Steepness => Outline > 0 ? Steps / Outline : 0;
    }

    /// <summary>Grows the tree of <paramref name="plane"/>.</summary>
    /// <param name="plane">What steps and sums are of.</param>
    /// <param name="levels">Level of each pixel, below 0 for none; a pixel off <paramref name="skin"/> must have none.</param>
    /// <param name="skin">What steps count within.</param>
    /// <param name="levelCount">Number of levels.</param>
    public static LevelTree Grow(Plane plane, ReadOnlySpan<sbyte> levels, Mask skin, int levelCount)
    {
        LevelTree tree = new(levels.Length);
        Growth growth = new(tree, plane, skin);
        (int[] order, int[] starts) = Sort(levels, levelCount);
        for (int level = levelCount - 1; level >= 0; level--)
        {
            growth.Add(order.AsSpan(starts[level]..starts[level + 1]));
        }

        return tree;
    }

    /// <summary>For each node, of itself and all that it lies within the one with the highest score, the smallest of equals; -1 where all scores are 0 or less.</summary>
    /// <param name="score">Of area and steepness.</param>
    public int[] BestAbove(Func<double, double, double> score)
    {
        int[] best = new int[_nodes.Count];
        double[] scores = new double[_nodes.Count];
        for (int n = _nodes.Count - 1; n >= 0; n--)
        {
            Node node = _nodes[n];
            double own = score(node.Area, node.Steepness);
            double above = node.Parent < 0 ? 0 : scores[node.Parent];
            (best[n], scores[n]) = own > 0 && own >= above ? (n, own) : (node.Parent < 0 ? -1 : best[node.Parent], above);
        }

        return best;
    }

    /// <summary>Pixels by level, in scan order within one.</summary>
    private static (int[] Order, int[] Starts) Sort(ReadOnlySpan<sbyte> levels, int levelCount)
    {
        int[] starts = new int[levelCount + 1];
        foreach (sbyte level in levels)
        {
            if (level >= 0)
            {
                starts[level + 1]++;
            }
        }

        for (int k = 0; k < levelCount; k++)
        {
            starts[k + 1] += starts[k];
        }

        int[] order = new int[starts[levelCount]];
        int[] next = [.. starts];
        for (int i = 0; i < levels.Length; i++)
        {
            if (levels[i] >= 0)
            {
                order[next[levels[i]]++] = i;
            }
        }

        return (order, starts);
    }

    /// <summary>The pieces as they stand while levels are added from above.</summary>
    private sealed class Growth
    {
        private const int Unset = -1;

        private readonly LevelTree _tree;
        private readonly Plane _plane;
        private readonly Mask _skin;
        private readonly int[] _root;
        private readonly int[] _nodeOfRoot;
        private readonly Node[] _piece;
        private readonly List<(int Node, int Pixel)> _swallowed = [];

        public Growth(LevelTree tree, Plane plane, Mask skin)
        {
            _tree = tree;
            _plane = plane;
            _skin = skin;
            _root = new int[skin.Pixels.Length];
            _nodeOfRoot = new int[_root.Length];
            _piece = new Node[_root.Length];
            Array.Fill(_root, Unset);
            Array.Fill(_nodeOfRoot, Unset);
        }

        /// <summary>Adds the pixels of the next lower level.</summary>
        public void Add(ReadOnlySpan<int> pixels)
        {
            (int width, int height) = (_skin.Width, _skin.Height);
            foreach (int pixel in pixels)
            {
                (int x, int y) = (pixel % width, pixel / width);
                _root[pixel] = pixel;
                _piece[pixel] = new Node(Unset, 1, _plane.Samples[pixel], 0, 0);
                Meet(pixel, pixel - 1, x > 0);
                Meet(pixel, pixel + 1, x < width - 1);
                Meet(pixel, pixel - width, y > 0);
                Meet(pixel, pixel + width, y < height - 1);
            }

            foreach (int pixel in pixels)
            {
                int root = Root(pixel);
                if (_nodeOfRoot[root] == Unset)
                {
                    _nodeOfRoot[root] = _tree._nodes.Count;
                    _tree._nodes.Add(_piece[root]);
                }

                _tree._nodeOfPixel[pixel] = _nodeOfRoot[root];
            }

            foreach ((int node, int pixel) in _swallowed)
            {
                _tree._nodes[node] = _tree._nodes[node] with { Parent = _nodeOfRoot[Root(pixel)] };
            }

            _swallowed.Clear();
        }

        /// <summary>What the side between a new pixel and a neighbor is: of the outline where the neighbor is in no piece, else inner.</summary>
        private void Meet(int pixel, int neighbor, bool exists)
        {
            if (!exists)
            {
                return;
            }

            double step = _skin.Pixels[neighbor] != Mask.Out ? Math.Abs(_plane.Samples[pixel] - _plane.Samples[neighbor]) : 0;
            int own = Root(pixel);
            if (_root[neighbor] == Unset)
            {
                _piece[own] = _piece[own] with { Outline = _piece[own].Outline + 1, Steps = _piece[own].Steps + step };
                return;
            }

            int other = Root(neighbor);
            Node joined = other == own ? _piece[own] : Join(own, other);
            _piece[Root(own)] = joined with { Outline = joined.Outline - 1, Steps = joined.Steps - step };
        }

        /// <summary>Unites two pieces; what they were on a level before gets the united one for a parent.</summary>
        private Node Join(int own, int other)
        {
            foreach (int root in (ReadOnlySpan<int>)[own, other])
            {
                if (_nodeOfRoot[root] != Unset)
                {
                    _swallowed.Add((_nodeOfRoot[root], root));
                    _nodeOfRoot[root] = Unset;
                }
            }

            (Node a, Node b) = (_piece[own], _piece[other]);
            (int larger, int smaller) = a.Area >= b.Area ? (own, other) : (other, own);
            _root[smaller] = larger;
            return new Node(Unset, a.Area + b.Area, a.Sum + b.Sum, a.Outline + b.Outline, a.Steps + b.Steps);
        }

        private int Root(int pixel)
        {
            while (_root[pixel] != pixel)
            {
                _root[pixel] = _root[_root[pixel]];
                pixel = _root[pixel];
            }

            return pixel;
        }
    }
}
