using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>From the skin beside a piece to the piece: how far its color is, where to, and whether its surface is rougher. Sheen and furrows are no patch, and rougher than the skin beside.</summary>
internal sealed class PieceStep
{
    /// <summary>How far outside a piece the ring of skin begins and ends, as shares of the side: border colors are mixed.</summary>
    private const double NearShare = 0.003;

    private const double FarShare = 0.016;

    /// <summary>Fewest pixels of a ring that says anything.</summary>
    private const double LeastRing = 10;

    /// <summary>Sigma that takes out grain, and sigma above which what is left of green is color and no roughness, as shares of the side.</summary>
    private const double GrainShare = 0.0025;

    private const double RoughShare = 0.005;

    /// <summary>Roughness, log10 units, that nothing falls below: 8-bit steps.</summary>
    private const double LeastRoughness = 1e-5;

    private readonly Side[] _inside;
    private readonly Side[] _beside;

    /// <param name="pieces">The pieces, at analysis size.</param>
    /// <param name="stage">The prepared photo.</param>
    public PieceStep(ComponentMap pieces, LesionStage stage)
    {
        double side = Math.Sqrt(pieces.Size.PixelCount);
        int near = Math.Max(1, (int)Math.Round(NearShare * side));
        int far = Math.Max(4, (int)Math.Round(FarShare * side));
        LogImage residual = stage.Chromophores.Residual;
        Plane[] colors = [.. residual.Planes.Select(plane => GaussianFilter.Blur(plane, (float)Math.Max(1, GrainShare * side)))];
        Plane smooth = GaussianFilter.Blur(residual.Green, (float)Math.Max(1.5, RoughShare * side));
        _inside = [.. Enumerable.Range(0, pieces.Count + 1).Select(_ => new Side())];
        _beside = [.. Enumerable.Range(0, pieces.Count + 1).Select(_ => new Side())];
        for (int i = 0; i < pieces.Labels.Length; i++)
        {
            if (pieces.Labels[i] != 0)
            {
                Add(_inside[pieces.Labels[i]], i);
            }
        }

        PieceRing.Walk(pieces, stage.Skin, far, (pixel, piece, step) =>
        {
            if (step > near)
            {
                Add(_beside[piece], pixel);
            }
        });

        void Add(Side sums, int i)
        {
            sums.Colors.Add(colors[0].Samples[i], colors[1].Samples[i], colors[2].Samples[i]);
            sums.Roughness += Math.Abs(residual.Green.Samples[i] - smooth.Samples[i]);
        }
    }

    /// <summary>
    /// Of the piece of label <paramref name="piece"/>: log10 of its roughness over that of the skin beside, their distance in deviations (Mahalanobis), and the red part of the
    /// way between, of unit length; all 0 where hardly any skin lies beside it.
    /// </summary>
    public (double Roughness, double Distance, double RedDirection) Of(int piece)
    {
        (Side inside, Side beside) = (_inside[piece], _beside[piece]);
        if (beside.Colors.Weight < LeastRing)
        {
            return (0, 0, 0);
        }

        ColorStep step = new(inside.Colors.Moments(), beside.Colors.Moments());
        return (PortableMath.Log10(inside.MeanRoughness / beside.MeanRoughness), step.Distance, step.Direction[0]);
    }

    private sealed class Side
    {
        public ColorSums Colors { get; } = new();

        public double Roughness { get; set; }

        public double MeanRoughness => (Roughness / Colors.Weight) + LeastRoughness;
    }
}
