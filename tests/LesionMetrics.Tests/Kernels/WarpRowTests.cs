using LesionMetrics.Kernels;

namespace LesionMetrics.Tests.Kernels;

public sealed class WarpRowTests
{
    private const int Width = 13;
    private const int Height = 9;
    private const float Outside = -7;

    [Fact]
    public void EveryLengthAgreesWithDoublePrecision()
    {
        Random random = new(4);
        float[] image = [.. Enumerable.Range(0, Width * Height).Select(_ => (float)random.NextDouble())];
        for (int length = 0; length <= 257; length++)
        {
            float[] xs = [.. Enumerable.Range(0, length).Select(_ => (float)((random.NextDouble() * (Width + 3)) - 2))];
            float[] ys = [.. Enumerable.Range(0, length).Select(_ => (float)((random.NextDouble() * (Height + 3)) - 2))];
            float[] sampled = new float[length];
            WarpRow.Bilinear(image, Width, Height, xs, ys, Outside, sampled);

            for (int i = 0; i < length; i++)
            {
                Assert.Equal(Oracle(image, xs[i], ys[i]), sampled[i], 2e-6);
            }
        }
    }

    [Fact]
    public void EdgesAreReplicatedForHalfAPixelAndNoFurther()
    {
        float[] image = [.. Enumerable.Range(0, Width * Height).Select(i => (float)i)];
        float last = Width - 1;
        float[] xs = [-0.5f, -0.50001f, -0f, last, last + 0.5f, last + 0.50001f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 3];
        float[] ys = [0, 0, -0.5f, Height - 1, Height - 0.5f, 0, 0, 0, 0, float.NaN];
        float[] sampled = new float[xs.Length];
        WarpRow.Bilinear(image, Width, Height, xs, ys, Outside, sampled);

        float bottomRight = (Width * Height) - 1;
        Assert.Equal([0, Outside, 0, bottomRight, bottomRight, Outside, Outside, Outside, Outside, Outside], sampled);
    }

    [Fact]
    public void AnImageOfOnePixelHasNoNeighbors()
    {
        float[] sampled = new float[9];
        WarpRow.Bilinear([5f], 1, 1, [0, 0.5f, -0.5f, 0, 0, 0, 0.25f, 0, 0.6f], [0, 0.5f, -0.5f, 0, 0, 0, 0.25f, 0, 0], Outside, sampled);

        Assert.Equal([5, 5, 5, 5, 5, 5, 5, 5, Outside], sampled);
    }

    [Fact]
    public void TheMapMayBeOverwrittenByTheResult()
    {
        Random random = new(5);
        float[] image = [.. Enumerable.Range(0, Width * Height).Select(_ => (float)random.NextDouble())];
        float[] xs = [.. Enumerable.Range(0, 41).Select(_ => (float)(random.NextDouble() * Width))];
        float[] ys = [.. Enumerable.Range(0, 41).Select(_ => (float)(random.NextDouble() * Height))];
        float[] apart = new float[41];
        WarpRow.Bilinear(image, Width, Height, xs, ys, Outside, apart);
        WarpRow.Bilinear(image, Width, Height, xs, ys, Outside, xs);

        Assert.Equal(apart, xs);
    }

    private static double Oracle(float[] image, double x, double y)
    {
        if (!(x >= -0.5 && y >= -0.5 && x <= Width - 0.5 && y <= Height - 0.5))
        {
            return Outside;
        }

        x = Math.Clamp(x, 0, Width - 1);
        y = Math.Clamp(y, 0, Height - 1);
        int left = Math.Min((int)x, Width - 2);
        int top = Math.Min((int)y, Height - 2);
        double At(int column, int row) => image[(row * Width) + column];
        double upper = At(left, top) + ((x - left) * (At(left + 1, top) - At(left, top)));
        double lower = At(left, top + 1) + ((x - left) * (At(left + 1, top + 1) - At(left, top + 1)));
        return upper + ((y - top) * (lower - upper));
    }
}
