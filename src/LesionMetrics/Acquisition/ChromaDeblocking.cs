using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Acquisition;

/// <summary>
/// Takes the blocks out of a strongly compressed photo's color. A JPEG rounds the mean color of each block, and at low quality by more than a patch on pale skin differs: the blocks then
/// have outlines as sharp as lesions have. Color is smoothed along the edges of luma (guided filter, doi 10.1109/TPAMI.2012.213), by no more at any frequency than a part of its rounding step.
/// </summary>
internal static class ChromaDeblocking
{
    /// <summary>
    /// Step of a block's sum from which on it is done, that of quality 65 in libjpeg's tables. On 14 photos compressed to qualities 30, 50, 65 and 70 the color is then off by 0.86, 0.87, 0.92 and 0.96 of what it was,
    /// after a Gaussian of 2 pixels; to 75 by 1.2.
    /// </summary>
    private const int LeastStep = 12;

    /// <summary>Half the window of the filter, in chroma samples: half a block.</summary>
    private const int Radius = 4;

    /// <summary>Variance of luma below which it counts as flat, in squared levels of 0 to 255.</summary>
    private const float FlatLuma = 4;

    /// <summary>Most that a frequency is moved by, as a share of its step. Half would be all that rounding leaves open, and smooths away what is there.</summary>
    private const float MostShare = 0.25f;

    /// <summary>Largest photo that this is done to: blocks of larger ones vanish where they are shrunk to analysis size.</summary>
    private const long MaxPixels = 25_000_000;

    private const int Side = 8;

    /// <summary>Basis of the discrete cosine transform, orthonormal, one row a frequency.</summary>
    private static readonly float[] Cosines = MakeCosines();

    /// <summary><paramref name="stored"/> without blocks, or itself where its color is finer or not coded so.</summary>
    /// <param name="stored">8-bit sRGB pixels in the order of the file, whose first block begins at the first pixel. Where another profile was converted, their chroma is nearly the file's.</param>
    /// <param name="coding">How the file codes color; null where that is not known.</param>
    public static RgbRaster Apply(RgbRaster stored, JpegChromaCoding? coding) =>
        coding is not null && Math.Max(coding.BlueSteps[0], coding.RedSteps[0]) >= LeastStep && stored.BitsPerSample == 8 && stored.Size.PixelCount <= MaxPixels
            ? Smooth(stored, coding)
            : stored;

    private static RgbRaster Smooth(RgbRaster stored, JpegChromaCoding coding)
    {
        Plane luma = Sampled(stored, coding, 0.299f, 0.587f, 0.114f);
        Plane blue = Change(Sampled(stored, coding, -0.168736f, -0.331264f, 0.5f), luma, coding.BlueSteps);
        Plane red = Change(Sampled(stored, coding, 0.5f, -0.418688f, -0.081312f), luma, coding.RedSteps);
        byte[] bytes = GC.AllocateUninitializedArray<byte>(stored.Bytes.Length);
        int width = stored.Size.Width;
        LinearWeights columns = new(blue.Width, blue.Width * coding.ColumnStep);
        LinearWeights rows = new(blue.Height, blue.Height * coding.RowStep);
        float[] blueRow = new float[blue.Width];
        float[] redRow = new float[red.Width];
        for (int y = 0; y < stored.Size.Height; y++)
        {
            Mix(blue.Row(rows.Lower(y)), blue.Row(rows.Upper(y)), rows.Fraction(y), blueRow);
            Mix(red.Row(rows.Lower(y)), red.Row(rows.Upper(y)), rows.Fraction(y), redRow);
            ReadOnlySpan<byte> source = stored.Row8(y);
            Span<byte> target = bytes.AsSpan(y * width * 3, width * 3);
            for (int x = 0; x < width; x++)
            {
                (int left, int right, float across) = (columns.Lower(x), columns.Upper(x), columns.Fraction(x));
                float b = blueRow[left] + (across * (blueRow[right] - blueRow[left]));
                float r = redRow[left] + (across * (redRow[right] - redRow[left]));
                target[3 * x] = Level(source[3 * x] + (1.402f * r));
                target[(3 * x) + 1] = Level(source[(3 * x) + 1] - (0.344136f * b) - (0.714136f * r));
                target[(3 * x) + 2] = Level(source[(3 * x) + 2] + (1.772f * b));
            }
        }

        return new RgbRaster(stored.Size, 8, bytes);
    }

    /// <summary>A weighted sum of red, green and blue over the pixels of each chroma sample, continued to whole blocks.</summary>
    private static Plane Sampled(RgbRaster raster, JpegChromaCoding coding, float red, float green, float blue)
    {
        Plane plane = Plane.Uninitialized(new ImageSize(WholeBlocks(raster.Size.Width, coding.ColumnStep), WholeBlocks(raster.Size.Height, coding.RowStep)));
        float scale = 1f / (coding.ColumnStep * coding.RowStep);
        for (int y = 0; y < plane.Height; y++)
        {
            Span<float> row = plane.WritableRow(y);
            row.Clear();
            for (int dy = 0; dy < coding.RowStep; dy++)
            {
                ReadOnlySpan<byte> source = raster.Row8(Math.Min((y * coding.RowStep) + dy, raster.Size.Height - 1));
                for (int x = 0; x < row.Length; x++)
                {
                    for (int dx = 0; dx < coding.ColumnStep; dx++)
                    {
                        int i = 3 * Math.Min((x * coding.ColumnStep) + dx, raster.Size.Width - 1);
                        row[x] += scale * ((red * source[i]) + (green * source[i + 1]) + (blue * source[i + 2]));
                    }
                }
            }
        }

        return plane;
    }

    private static int WholeBlocks(int pixels, int step)
    {
        int samples = (pixels + step - 1) / step;
        return (samples + Side - 1) / Side * Side;
    }

    /// <summary>By what smoothing changes <paramref name="chroma"/>, within what its <paramref name="steps"/> allow.</summary>
    private static Plane Change(Plane chroma, Plane luma, IReadOnlyList<int> steps)
    {
        Plane change = PlaneArithmetic.Subtract(GuidedFilter.Filter(chroma, luma, Radius, FlatLuma), chroma);
        Span<float> block = stackalloc float[Side * Side];
        Span<float> half = stackalloc float[Side * Side];
        for (int top = 0; top < change.Height; top += Side)
        {
            for (int left = 0; left < change.Width; left += Side)
            {
                for (int y = 0; y < Side; y++)
                {
                    change.Row(top + y).Slice(left, Side).CopyTo(block[(y * Side)..]);
                }

                Transform(block, half, forward: true);
                for (int k = 0; k < block.Length; k++)
                {
                    block[k] = Math.Clamp(block[k], -MostShare * steps[k], MostShare * steps[k]);
                }

                Transform(block, half, forward: false);
                for (int y = 0; y < Side; y++)
                {
                    block.Slice(y * Side, Side).CopyTo(change.WritableRow(top + y)[left..]);
                }
            }
        }

        return change;
    }

    /// <summary>Transforms the rows of <paramref name="block"/>, then its columns.</summary>
    private static void Transform(Span<float> block, Span<float> half, bool forward)
    {
        Pass(block, half, forward);
        Pass(half, block, forward);

        // Each pass writes what it transforms as columns, so that the second finds columns as rows.
        static void Pass(ReadOnlySpan<float> from, Span<float> to, bool forward)
        {
            for (int row = 0; row < Side; row++)
            {
                for (int k = 0; k < Side; k++)
                {
                    float sum = 0;
                    for (int n = 0; n < Side; n++)
                    {
                        sum += from[(row * Side) + n] * (forward ? Cosines[(k * Side) + n] : Cosines[(n * Side) + k]);
                    }

                    to[(k * Side) + row] = sum;
                }
            }
        }
    }

    private static float[] MakeCosines()
    {
        float[] cosines = new float[Side * Side];
        for (int k = 0; k < Side; k++)
        {
            for (int n = 0; n < Side; n++)
            {
                cosines[(k * Side) + n] = (float)(Math.Sqrt((k == 0 ? 1.0 : 2.0) / Side) * PortableMath.Cos(((2 * n) + 1) * k * Math.PI / (2 * Side)));
            }
        }

        return cosines;
    }

    private static void Mix(ReadOnlySpan<float> first, ReadOnlySpan<float> second, float share, Span<float> mixed)
    {
        for (int i = 0; i < mixed.Length; i++)
        {
            mixed[i] = first[i] + (share * (second[i] - first[i]));
        }
    }

    private static byte Level(float value) => (byte)Math.Clamp(MathF.Round(value), 0, 255);
}
