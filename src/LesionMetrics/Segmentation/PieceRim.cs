using LesionMetrics.Filtering;

namespace LesionMetrics.Segmentation;

/// <summary>Sums over the skin just outside each piece.</summary>
internal sealed class PieceRim
{
    private readonly double[] _pixels;
    private readonly double[] _melaninLoss;
    private readonly double[] _bloodGain;

    /// <summary>Walks <paramref name="radius"/> pixels outward from <paramref name="pieces"/> over the skin of <paramref name="stage"/>.</summary>
    public PieceRim(ComponentMap pieces, LesionStage stage, int radius)
    {
        _pixels = new double[pieces.Count + 1];
        _melaninLoss = new double[pieces.Count + 1];
        _bloodGain = new double[pieces.Count + 1];
        PieceRing.Walk(pieces, stage.Skin, radius, (pixel, piece, _) =>
        {
            _pixels[piece]++;
            _melaninLoss[piece] += stage.Chromophores.MelaninLoss.Samples[pixel];
            _bloodGain[piece] += stage.Chromophores.BloodGain.Samples[pixel];
        });
    }

    /// <summary>Mean loss of melanin around the piece of label <paramref name="piece"/>, log10 units; 0 where no skin surrounds it.</summary>
    public double MelaninLoss(int piece) => _melaninLoss[piece] / Math.Max(1, _pixels[piece]);

    /// <summary>Mean gain of blood around it, likewise.</summary>
    public double BloodGain(int piece) => _bloodGain[piece] / Math.Max(1, _pixels[piece]);
}
