using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Phantoms;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Tests.Segmentation;

public sealed class LevelTreeTests
{
    private const int LevelCount = 6;

    /// <summary>Every piece of every level, found one by one, is in the tree with its area, sum, outline and steps, and holds what the tree says it holds.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(1, 9)]
    [InlineData(13, 11)]
    [InlineData(40, 31)]
    public void ThePiecesOfEveryLevelAreInTheTree(int width, int height)
    {
        ImageSize size = new(width, height);
        for (ulong seed = 1; seed <= 5; seed++)
        {
            (Plane plane, Mask skin, sbyte[] levels) = Scenery(size, seed);
            LevelTree tree = LevelTree.Grow(plane, levels, skin, LevelCount);
            for (int level = 0; level < LevelCount; level++)
            {
                Mask above = new(size);
                for (int i = 0; i < levels.Length; i++)
                {
                    above.WritablePixels[i] = levels[i] >= level ? Mask.In : Mask.Out;
                }

                ComponentMap pieces = ConnectedComponents.Label(above, eightConnected: false);
                for (int i = 0; i < levels.Length; i++)
                {
                    if (pieces.Labels[i] > 0)
                    {
                        AssertSame(Measured(pieces, pieces.Labels[i], plane, skin), AtLevel(tree, tree.NodeOfPixel[i], pieces[pieces.Labels[i]].AreaPixels));
                    }
                    else
                    {
                        Assert.True(levels[i] >= 0 || tree.NodeOfPixel[i] == -1);
                    }
                }
            }
        }
    }

    [Fact]
    public void OfAllThatHoldsAPixelTheSteepestIsTaken()
    {
        ImageSize size = new(60, 40);
        (Plane plane, Mask skin, sbyte[] levels) = Scenery(size, 9);
        LevelTree tree = LevelTree.Grow(plane, levels, skin, LevelCount);

        int[] best = tree.BestAbove((area, steepness) => area >= 5 ? steepness : 0);

        for (int n = 0; n < best.Length; n++)
        {
            int expected = -1;
            for (int m = n; m >= 0; m = tree.Nodes[m].Parent)
            {
                if (tree.Nodes[m].Area >= 5 && tree.Nodes[m].Steepness > (expected < 0 ? 0 : tree.Nodes[expected].Steepness))
                {
                    expected = m;
                }
            }

            Assert.Equal(expected, best[n]);
        }
    }

    /// <summary>Values with the levels that they reach, on skin with gaps.</summary>
    private static (Plane Plane, Mask Skin, sbyte[] Levels) Scenery(ImageSize size, ulong seed)
    {
        RandomStream random = new(seed);
        Plane plane = new(size);
        Mask skin = new(size);
        sbyte[] levels = new sbyte[size.PixelCount];
        for (int i = 0; i < levels.Length; i++)
        {
            plane.WritableSamples[i] = (float)random.Uniform(-2, LevelCount);
            skin.WritablePixels[i] = random.Chance(0.9) ? Mask.In : Mask.Out;
            levels[i] = (sbyte)(skin.Pixels[i] != Mask.Out ? Math.Floor(plane.Samples[i]) : -1);
        }

        return (plane, skin, levels);
    }

    /// <summary>The ancestor of a node with so many pixels.</summary>
    private static LevelTree.Node AtLevel(LevelTree tree, int node, long area)
    {
        while (tree.Nodes[node].Area < area)
        {
            Assert.True(tree.Nodes[node].Parent > node);
            node = tree.Nodes[node].Parent;
        }

        return tree.Nodes[node];
    }

    private static (double Area, double Sum, double Outline, double Steps) Measured(ComponentMap pieces, int label, Plane plane, Mask skin)
    {
        (double area, double sum, double outline, double steps) = (0, 0, 0, 0);
        for (int y = 0; y < plane.Height; y++)
        {
            for (int x = 0; x < plane.Width; x++)
            {
                if (pieces.Labels[(y * plane.Width) + x] != label)
                {
                    continue;
                }

                area++;
                sum += plane[x, y];
                foreach ((int u, int v) in new[] { (x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1) })
                {
                    if (u >= 0 && v >= 0 && u < plane.Width && v < plane.Height && pieces.Labels[(v * plane.Width) + u] != label)
                    {
                        outline++;
                        steps += skin[u, v] ? Math.Abs(plane[x, y] - plane[u, v]) : 0;
                    }
                }
            }
        }

        return (area, sum, outline, steps);
    }

    private static void AssertSame((double Area, double Sum, double Outline, double Steps) expected, LevelTree.Node node)
    {
        Assert.Equal(expected.Area, node.Area);
        Assert.Equal(expected.Outline, node.Outline);
        Assert.Equal(expected.Sum, node.Sum, 1e-6);
        Assert.Equal(expected.Steps, node.Steps, 1e-6);
    }
}
