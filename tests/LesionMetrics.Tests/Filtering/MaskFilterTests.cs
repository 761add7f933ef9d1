using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Tests.Kernels;

namespace LesionMetrics.Tests.Filtering;

public class MaskFilterTests
{
    public static TheoryData<int, int, double> Shapes => new()
    {
        { 1, 1, 0.5 }, { 1, 30, 0.5 }, { 30, 1, 0.5 }, { 65, 40, 0.02 }, { 40, 65, 0.5 }, { 130, 70, 0.9 }, { 64, 16, 0.3 }, { 33, 20, 0 }, { 20, 33, 1 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void DistanceIsThatToTheNearestPixelOfTheOtherKind(int width, int height, double share)
    {
        Mask mask = new Noise(21).Mask(width, height, share);
        Plane inner = DistanceTransform.Euclidean(mask);
        Plane outer = DistanceTransform.ToMask(mask);
        for (int i = 0; i < mask.Pixels.Length; i++)
        {
            long nearest = long.MaxValue;
            for (int j = 0; j < mask.Pixels.Length; j++)
            {
                if (mask.Pixels[j] != mask.Pixels[i])
                {
                    long dx = (i % width) - (j % width);
                    long dy = (i / width) - (j / width);
                    nearest = Math.Min(nearest, (dx * dx) + (dy * dy));
                }
            }

            float expected = nearest == long.MaxValue ? float.PositiveInfinity : (float)Math.Sqrt(nearest);
            bool isIn = mask.Pixels[i] != Mask.Out;
            Assert.Equal(isIn ? expected : 0, inner.Samples[i]);
            Assert.Equal(isIn ? 0 : expected, outer.Samples[i]);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void MorphologyIsTheExtremumOverTheDisc(int width, int height, double share)
    {
        Noise noise = new(22);
        Mask mask = noise.Mask(width, height, share);
        Plane plane = noise.Plane(width, height, -2, 2);
        foreach (int radius in (int[])[0, 1, 2, 5, 12])
        {
            Mask dilated = Morphology.Dilate(mask, radius);
            Mask eroded = Morphology.Erode(mask, radius);
            Plane brighter = Morphology.Dilate(plane, radius);
            Plane darker = Morphology.Erode(plane, radius);
            for (int i = 0; i < mask.Pixels.Length; i++)
            {
                (bool any, bool all, float largest, float smallest) = (false, true, float.MinValue, float.MaxValue);
                for (int y = Math.Max(0, (i / width) - radius); y <= Math.Min(height - 1, (i / width) + radius); y++)
                {
                    for (int x = Math.Max(0, (i % width) - radius); x <= Math.Min(width - 1, (i % width) + radius); x++)
                    {
                        int dx = x - (i % width);
                        int dy = y - (i / width);
                        if ((dx * dx) + (dy * dy) <= radius * radius)
                        {
                            any |= mask[x, y];
                            all &= mask[x, y];
                            largest = Math.Max(largest, plane[x, y]);
                            smallest = Math.Min(smallest, plane[x, y]);
                        }
                    }
                }

                Assert.Equal(any ? Mask.In : Mask.Out, dilated.Pixels[i]);
                Assert.Equal(all ? Mask.In : Mask.Out, eroded.Pixels[i]);
                Assert.Equal(largest, brighter.Samples[i]);
                Assert.Equal(smallest, darker.Samples[i]);
            }
        }
    }

    [Fact]
    public void OpeningAndClosingAreIdempotent()
    {
        Mask mask = new Noise(23).Blobs(200, 150, 40, 14);
        Mask opened = Morphology.Open(mask, 4);
        Mask closed = Morphology.Close(mask, 4);
        Assert.True(opened.CountIn() < mask.CountIn());
        Assert.True(closed.CountIn() > mask.CountIn());
        Assert.Equal(opened.CountIn(), MaskOperations.IntersectionCount(opened, mask));
        Assert.Equal(mask.CountIn(), MaskOperations.IntersectionCount(closed, mask));
        Assert.True(opened.Pixels.SequenceEqual(Morphology.Open(opened, 4).Pixels));
        Assert.True(closed.Pixels.SequenceEqual(Morphology.Close(closed, 4).Pixels));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ComponentsAreThoseOfAFloodFill(int width, int height, double share)
    {
        Mask mask = new Noise(24).Mask(width, height, share);
        foreach (bool eight in (bool[])[false, true])
        {
            int[] expected = Flood(mask, eight, out int count);
            ComponentMap map = ConnectedComponents.Label(mask, eight);
            Assert.Equal(count, map.Count);
            Assert.True(map.Labels.SequenceEqual(expected));
            for (int label = 1; label <= count; label++)
            {
                int[] at = [.. Enumerable.Range(0, expected.Length).Where(i => expected[i] == label)];
                Component component = map[label];
                Assert.Equal(label, component.Label);
                Assert.Equal(at.Length, component.AreaPixels);
                Assert.Equal(at.Min(i => i % width), component.Left);
                Assert.Equal(at.Max(i => i % width), component.Right);
                Assert.Equal(at[0] / width, component.Top);
                Assert.Equal(at[^1] / width, component.Bottom);
                Assert.Equal(at.Average(i => i % width), component.CentroidX, 1e-9);
                Assert.Equal(at.Average(i => i / width), component.CentroidY, 1e-9);
            }
        }
    }

    /// <summary>Results written over whatever a mask or an array held, or over the source itself, are those that come in memory of their own.</summary>
    [Theory]
    [MemberData(nameof(Shapes))]
    public void ResultsGoIntoMemoryThatExistsAlready(int width, int height, double share)
    {
        Mask mask = new Noise(26).Mask(width, height, share);
        Mask other = new Noise(27).Mask(width, height, 0.5);
        (Func<Mask, Mask> Alone, Action<Mask, Mask> Into)[] operations =
        [
            (source => Morphology.Dilate(source, 3), (source, into) => Morphology.Dilate(source, 3, into)),
            (source => Morphology.Erode(source, 3), (source, into) => Morphology.Erode(source, 3, into)),
            (source => Morphology.Open(source, 2), (source, into) => Morphology.Open(source, 2, into)),
            (source => Morphology.Close(source, 2), (source, into) => Morphology.Close(source, 2, into)),
            (source => HoleFilling.Fill(source, 5), (source, into) => HoleFilling.Fill(source, 5, into)),
        ];
        foreach ((Func<Mask, Mask> alone, Action<Mask, Mask> into) in operations)
        {
            Mask expected = alone(mask);
            into(mask, other);
            Assert.True(expected.Pixels.SequenceEqual(other.Pixels));
            Mask self = mask.Copy();
            into(self, self);
            Assert.True(expected.Pixels.SequenceEqual(self.Pixels));
            Assert.Throws<ArgumentException>(() => into(mask, new Mask(width + 1, height)));
        }

        int[] labels = [.. Enumerable.Repeat(-7, width * height)];
        Assert.True(ConnectedComponents.Label(mask, true).Labels.SequenceEqual(ConnectedComponents.Label(mask, true, labels).Labels));
        Assert.Throws<ArgumentException>(() => ConnectedComponents.Label(mask, true, new int[labels.Length + 1]));
    }

    [Fact]
    public void SmallComponentsGoAndTheLargestStays()
    {
        Mask mask = new Noise(25).Mask(90, 70, 0.3);
        ComponentMap map = ConnectedComponents.Label(mask, true);
        Mask kept = ConnectedComponents.RemoveSmall(mask, 6);
        Assert.True(kept.Pixels.SequenceEqual(map.Select(component => component.AreaPixels >= 6).Pixels));
        Component largest = map.Components.MaxBy(component => component.AreaPixels);
        Mask one = ConnectedComponents.LargestComponent(mask);
        Assert.Equal(largest.AreaPixels, one.CountIn());
        Assert.True(one.Pixels.SequenceEqual(map.Select(component => component.Label == largest.Label).Pixels));
        Assert.Equal(0, ConnectedComponents.LargestComponent(new Mask(5, 5)).CountIn());
    }

    [Fact]
    public void HolesUpToTheLimitAreFilledAndBaysAreNot()
    {
        string[] drawing =
        [
            "..........",
            ".####.###.",
            ".#..#.#.#.",
            ".#..#.#.##",
            ".####.###.",
            "......#...",
            ".#.#..###.",
            ".###......",
        ];
        Mask mask = FromDrawing(drawing);
        Assert.Equal(mask.CountIn(), HoleFilling.Fill(mask, 0).CountIn());
        Mask small = HoleFilling.Fill(mask, 2);
        Assert.Equal(mask.CountIn() + 2, small.CountIn());
        Assert.True(small[7, 2] && small[7, 3]);
        Mask all = HoleFilling.Fill(mask, 4);
        Assert.Equal(mask.CountIn() + 6, all.CountIn());
        Assert.False(all[2, 6]);
    }

    [Fact]
    public void SetOperationsAreThoseOfSets()
    {
        Noise noise = new(26);
        Mask a = noise.Mask(71, 33, 0.4);
        Mask b = noise.Mask(71, 33, 0.6);
        for (int i = 0; i < a.Pixels.Length; i++)
        {
            bool inA = a.Pixels[i] != 0;
            bool inB = b.Pixels[i] != 0;
            Assert.Equal(inA && inB ? 255 : 0, MaskOperations.And(a, b).Pixels[i]);
            Assert.Equal(inA || inB ? 255 : 0, MaskOperations.Or(a, b).Pixels[i]);
            Assert.Equal(inA && !inB ? 255 : 0, MaskOperations.AndNot(a, b).Pixels[i]);
            Assert.Equal(inA ? 0 : 255, MaskOperations.Not(a).Pixels[i]);
            if (i > 200)
            {
                break;
            }
        }

        long both = Enumerable.Range(0, a.Pixels.Length).Count(i => a.Pixels[i] != 0 && b.Pixels[i] != 0);
        Assert.Equal(both, MaskOperations.IntersectionCount(a, b));
        Assert.Equal(2.0 * both / (a.CountIn() + b.CountIn()), MaskOperations.Dice(a, b), 1e-12);
        Assert.Equal(1, MaskOperations.Dice(a, a));
        Assert.Equal(1, MaskOperations.Dice(new Mask(4, 4), new Mask(4, 4)));
        Assert.Equal(0, MaskOperations.Dice(a, MaskOperations.Not(a)));
        Assert.Throws<ArgumentException>(() => MaskOperations.Dice(a, new Mask(4, 4)));
    }

    private static Mask FromDrawing(string[] drawing)
    {
        Mask mask = new(drawing[0].Length, drawing.Length);
        for (int y = 0; y < drawing.Length; y++)
        {
            for (int x = 0; x < drawing[y].Length; x++)
            {
                mask.WritableRow(y)[x] = drawing[y][x] == '#' ? Mask.In : Mask.Out;
            }
        }

        return mask;
    }

    private static int[] Flood(Mask mask, bool eight, out int count)
    {
        int[] labels = new int[mask.Pixels.Length];
        count = 0;
        Stack<int> open = new();
        for (int start = 0; start < labels.Length; start++)
        {
            if (labels[start] != 0 || mask.Pixels[start] == 0)
            {
                continue;
            }

            labels[start] = ++count;
            open.Push(start);
            while (open.TryPop(out int at))
            {
                for (int dy = -1; dy <= 1; dy++)
                {
                    for (int dx = -1; dx <= 1; dx++)
                    {
                        int x = (at % mask.Width) + dx;
                        int y = (at / mask.Width) + dy;
                        if ((!eight && dx != 0 && dy != 0) || x < 0 || y < 0 || x >= mask.Width || y >= mask.Height || !mask[x, y])
                        {
                            continue;
                        }

                        int next = (y * mask.Width) + x;
                        if (labels[next] == 0)
                        {
                            labels[next] = count;
                            open.Push(next);
                        }
                    }
                }
            }
        }

        return labels;
    }
}
