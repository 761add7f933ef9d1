using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>How much a pixel counts: a photo of a lesion has skin in its middle. Gaussian of sigma 0.35 of each side, plus 0.15.</summary>
internal readonly struct CenterWeight
{
    private const double SigmaShare = 0.35;

    private const double Least = 0.15;

    private readonly double[] _columns;
    private readonly double[] _rows;

    /// <summary>For photos of <paramref name="size"/>.</summary>
    public CenterWeight(ImageSize size)
    {
        _columns = Along(size.Width);
        _rows = Along(size.Height);
    }

    /// <summary>The weight of column <paramref name="x"/> of row <paramref name="y"/>, 0.15 to 1.15.</summary>
    public double this[int x, int y] => (_columns[x] * _rows[y]) + Least;

    private static double[] Along(int side)
    {
        double[] weights = new double[side];
        for (int i = 0; i < side; i++)
        {
            double offset = ((i / (double)side) - 0.5) / SigmaShare;
            weights[i] = PortableMath.Exp(-offset * offset / 2);
        }

        return weights;
    }
}
