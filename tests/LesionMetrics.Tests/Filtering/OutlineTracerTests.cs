using System.Drawing;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Tests.Reporting;

namespace LesionMetrics.Tests.Filtering;

public sealed class OutlineTracerTests
{
    [Fact]
    public void ASinglePixelHasFourCracks()
    {
        Mask mask = SampleRows.Rectangle(5, 4, 2, 1, 3, 2);
        IReadOnlyList<PointF> loop = Assert.Single(OutlineTracer.Trace(mask));
        Assert.Equal([new(2.5f, 1), new(3, 1.5f), new(2.5f, 2), new(2, 1.5f)], loop);
    }

    [Fact]
    public void AHoleRunsTheOtherWay()
    {
        Mask mask = SampleRows.Rectangle(8, 8, 1, 1, 7, 7);
        mask.WritableRow(3)[3..5].Clear();
        IReadOnlyList<IReadOnlyList<PointF>> loops = OutlineTracer.Trace(mask);
        Assert.Equal(2, loops.Count);
        Assert.True(SignedArea(loops[0]) > 0);
        Assert.True(SignedArea(loops[1]) < 0);
    }

    [Fact]
    public void AreasThatTouchAtACornerAreKeptApart()
    {
        Mask mask = SampleRows.Rectangle(4, 4, 0, 0, 2, 2);
        mask.WritableRow(2)[2..4].Fill(Mask.In);
        Assert.Equal(2, OutlineTracer.Trace(mask).Count);
    }

    [Fact]
    public void EveryCrackOfAnyMaskIsWalkedOnce()
    {
        ulong state = 12345;
        for (int trial = 0; trial < 60; trial++)
        {
            Mask mask = new(1 + (trial % 9), 1 + (trial % 7));
            foreach (ref byte pixel in mask.WritablePixels)
            {
                state = (state * 6364136223846793005) + 1442695040888963407;
                pixel = (state >> 40) % 3 == 0 ? Mask.Out : Mask.In;
            }

            List<PointF> walked = [.. OutlineTracer.Trace(mask).SelectMany(loop => loop)];
            Assert.Equal(Cracks(mask).OrderBy(p => p.Y).ThenBy(p => p.X), walked.OrderBy(p => p.Y).ThenBy(p => p.X));
        }
    }

    private static IEnumerable<PointF> Cracks(Mask mask)
    {
        bool At(int x, int y) => x >= 0 && y >= 0 && x < mask.Width && y < mask.Height && mask[x, y];
        for (int y = 0; y <= mask.Height; y++)
        {
            for (int x = 0; x <= mask.Width; x++)
            {
                if (At(x, y) != At(x, y - 1))
                {
                    yield return new PointF(x + 0.5f, y);
                }

                if (At(x, y) != At(x - 1, y))
                {
                    yield return new PointF(x, y + 0.5f);
                }
            }
        }
    }

    private static double SignedArea(IReadOnlyList<PointF> loop) =>
        loop.Select((p, i) => (p.X * loop[(i + 1) % loop.Count].Y) - (loop[(i + 1) % loop.Count].X * p.Y)).Sum() / 2;
}
