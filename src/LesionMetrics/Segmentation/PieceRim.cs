using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>Sums over the skin just outside each piece; where two pieces are close, a pixel counts for the one that reaches it first.</summary>
internal sealed class PieceRim
{
    private readonly double[] _pixels;
    private readonly double[] _melaninLoss;
    private readonly double[] _bloodGain;

    /// <summary>Walks <paramref name="radius"/> pixels (city-block) outward from <paramref name="pieces"/> over the skin of <paramref name="stage"/>.</summary>
    public PieceRim(ComponentMap pieces, LesionStage stage, int radius)
    {
        _pixels = new double[pieces.Count + 1];
        _melaninLoss = new double[pieces.Count + 1];
        _bloodGain = new double[pieces.Count + 1];
        int width = pieces.Size.Width;
        int height = pieces.Size.Height;
        int[] nearest = pieces.Labels.ToArray();
        List<int> front = Outline(pieces);
        for (int step = 0; step < radius; step++)
        {
            List<int> next = [];
            foreach (int from in front)
            {
                int x = from % width;
                int y = from / width;
                Reach(x > 0, from, from - 1);
                Reach(x < width - 1, from, from + 1);
                Reach(y > 0, from, from - width);
                Reach(y < height - 1, from, from + width);
            }

            front = next;

            void Reach(bool exists, int from, int to)
            {
                if (exists && nearest[to] == 0 && stage.Skin.Pixels[to] != Mask.Out)
                {
                    int piece = nearest[from];
                    nearest[to] = piece;
                    next.Add(to);
                    _pixels[piece]++;
                    _melaninLoss[piece] += stage.Chromophores.MelaninLoss.Samples[to];
                    _bloodGain[piece] += stage.Chromophores.BloodGain.Samples[to];
                }
            }
        }
    }

    /// <summary>Mean loss of melanin around the piece of label <paramref name="piece"/>, log10 units; 0 where no skin surrounds it.</summary>
    public double MelaninLoss(int piece) => _melaninLoss[piece] / Math.Max(1, _pixels[piece]);

    /// <summary>Mean gain of blood around it, likewise.</summary>
    public double BloodGain(int piece) => _bloodGain[piece] / Math.Max(1, _pixels[piece]);

    private static List<int> Outline(ComponentMap pieces)
    {
        Mask found = pieces.Select(_ => true);
        Mask outline = MaskOperations.AndNot(found, Morphology.Erode(found, 1));
        List<int> indices = [];
        for (int i = 0; i < outline.Pixels.Length; i++)
        {
            if (outline.Pixels[i] != Mask.Out)
            {
                indices.Add(i);
            }
        }

        return indices;
    }
}
