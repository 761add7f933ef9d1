using LesionMetrics.Imaging;

namespace LesionMetrics.Tests.Measurement;

/// <summary>Simple shapes on masks and planes.</summary>
internal static class Shapes
{
    public static Mask Disc(ImageSize size, double centerX, double centerY, double radius)
    {
        Mask mask = new(size);
        for (int y = 0; y < size.Height; y++)
        {
            for (int x = 0; x < size.Width; x++)
            {
                double dx = x - centerX;
                double dy = y - centerY;
                mask.WritableRow(y)[x] = (dx * dx) + (dy * dy) <= radius * radius ? Mask.In : Mask.Out;
            }
        }

        return mask;
    }

    public static Plane Constant(ImageSize size, float value)
    {
        Plane plane = new(size);
        plane.WritableSamples.Fill(value);
        return plane;
    }

    public static Plane Paint(Plane plane, Mask where, float value)
    {
        Plane painted = plane.Copy();
        for (int i = 0; i < where.Pixels.Length; i++)
        {
            if (where.Pixels[i] != Mask.Out)
            {
                painted.WritableSamples[i] = value;
            }
        }

        return painted;
    }
}
