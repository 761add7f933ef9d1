using System.Drawing;
using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>
/// Follows the borders of a mask along the cracks between pixels. Each closed loop has the mask on its right-hand side (y runs down), so outer
/// borders run clockwise and holes counterclockwise, and areas that touch at a corner only are kept apart.
/// </summary>
public static class OutlineTracer
{
    // Right, down, left, up: a turn to the right is +1.
    private static readonly Size[] Steps = [new(1, 0), new(0, 1), new(-1, 0), new(0, -1)];

    /// <summary>
    /// The loops of <paramref name="mask"/>, in order of their topmost, then leftmost pixel. Points are the middles of the cracks, in pixel
    /// corners: the top-left corner of the picture is (0, 0), the middle of its top-left pixel (0.5, 0.5).
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<PointF>> Trace(Mask mask)
    {
        List<IReadOnlyList<PointF>> loops = [];
        Mask seenTopEdges = new(mask.Size);
        for (int y = 0; y < mask.Height; y++)
        {
            ReadOnlySpan<byte> row = mask.Row(y);
            ReadOnlySpan<byte> above = y > 0 ? mask.Row(y - 1) : default;
            ReadOnlySpan<byte> seen = seenTopEdges.Row(y);
            for (int x = row.IndexOf(Mask.In); x >= 0 && x < row.Length; x++)
            {
                if (row[x] == Mask.In && (above.IsEmpty || above[x] == Mask.Out) && seen[x] == Mask.Out)
                {
                    loops.Add(Follow(mask, seenTopEdges, x, y));
                }
            }
        }

        return loops;
    }

    private static List<PointF> Follow(Mask mask, Mask seenTopEdges, int startX, int startY)
    {
        List<PointF> loop = [];
        int x = startX;
        int y = startY;
        int direction = 0;
        do
        {
            if (direction == 0)
            {
                seenTopEdges.WritableRow(y)[x] = Mask.In;
            }

            Size step = Steps[direction];
            loop.Add(new PointF(x + (step.Width * 0.5f), y + (step.Height * 0.5f)));
            x += step.Width;
            y += step.Height;
            if (!Ahead(mask, x, y, direction, onRight: true))
            {
                direction = (direction + 1) % 4;
            }
            else if (Ahead(mask, x, y, direction, onRight: false))
            {
                direction = (direction + 3) % 4;
            }
        }
        while (x != startX || y != startY || direction != 0);
        return loop;
    }

    // The pixel that lies ahead of corner (x, y) on the right or left of the way.
    private static bool Ahead(Mask mask, int x, int y, int direction, bool onRight) => direction switch
    {
        0 => Inside(mask, x, onRight ? y : y - 1),
        1 => Inside(mask, onRight ? x - 1 : x, y),
        2 => Inside(mask, x - 1, onRight ? y - 1 : y),
        _ => Inside(mask, onRight ? x : x - 1, y - 1),
    };

    private static bool Inside(Mask mask, int x, int y) => (uint)x < (uint)mask.Width && (uint)y < (uint)mask.Height && mask[x, y];
}
