using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>The skin about pieces of would-be lesion, step by step outward; where two pieces are close, a pixel belongs to the one that reaches it first.</summary>
internal static class PieceRing
{
    /// <summary>Told of a pixel outside the pieces: its place, the label of the piece that reached it, and how many steps it lies outside, from 1.</summary>
    public delegate void Visit(int pixel, int piece, int step);

    /// <summary>Walks <paramref name="radius"/> pixels (city-block) outward from <paramref name="pieces"/> over <paramref name="skin"/>.</summary>
    public static void Walk(ComponentMap pieces, Mask skin, int radius, Visit visit)
    {
        int width = pieces.Size.Width;
        int height = pieces.Size.Height;
        int[] nearest = pieces.Labels.ToArray();
        List<int> front = Outline(pieces);
        for (int step = 1; step <= radius; step++)
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
                if (exists && nearest[to] == 0 && skin.Pixels[to] != Mask.Out)
                {
                    nearest[to] = nearest[from];
                    next.Add(to);
                    visit(to, nearest[to], step);
                }
            }
        }
    }

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
