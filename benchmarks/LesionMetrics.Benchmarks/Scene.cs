using LesionMetrics.Imaging;

namespace LesionMetrics.Benchmarks;

/// <summary>A synthetic photo: skin-like gradients, fine texture, and a mask of many blobs with ragged borders. The same bytes on every machine.</summary>
internal sealed class Scene
{
    public Scene(int width, int height)
    {
        Size = new ImageSize(width, height);
        byte[] bytes = new byte[width * height * 3];
        Gray = new byte[width * height];
        Mask = new Mask(width, height);
        ulong state = 12345;
        for (int y = 0; y < height; y++)
        {
            double wave = Math.Sin(y * 0.013);
            for (int x = 0; x < width; x++)
            {
                state = (state * 6364136223846793005UL) + 1442695040888963407UL;
                int noise = (int)(state >> 59) - 16;
                int i = (y * width) + x;
                double field = wave + Math.Sin(x * 0.017) + Math.Sin((x + y) * 0.041) + Math.Sin((x - (2 * y)) * 0.0071);
                int shade = (int)(field * 20);
                bytes[3 * i] = (byte)Math.Clamp(170 + shade + noise, 0, 255);
                bytes[(3 * i) + 1] = (byte)Math.Clamp(120 + shade + (noise / 2), 0, 255);
                bytes[(3 * i) + 2] = (byte)Math.Clamp(95 + (shade / 2) + noise, 0, 255);
                Gray[i] = bytes[3 * i];
                Mask.WritablePixels[i] = field + (noise * 0.02) > 0.7 ? Mask.In : Mask.Out;
            }
        }

        Raster = new RgbRaster(Size, 8, bytes);
    }

    public ImageSize Size { get; }

    public RgbRaster Raster { get; }

    public byte[] Gray { get; }

    public Mask Mask { get; }
}
