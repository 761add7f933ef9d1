using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Kernels;

namespace LesionMetrics.Registration;

/// <summary>One plane smoothed ever more: octaves of <see cref="LevelCount"/> levels, each octave at half the size of the one before.</summary>
/// <remarks>Lowe 2004, doi 10.1023/B:VISI.0000029664.99615.94.</remarks>
internal sealed class ScaleSpace
{
    /// <summary>Scales an octave is divided into.</summary>
    public const int StepsPerOctave = 3;

    /// <summary>Smoothed planes an octave: the steps, and one more on either side for their differences' neighbors.</summary>
    public const int LevelCount = StepsPerOctave + 3;

    /// <summary>Gaussian scale of each octave's first level, in that octave's pixels.</summary>
    public const double FirstSigma = 1.6;

    private readonly List<Plane[]> _octaves = [];

    /// <summary>Smooths <paramref name="source"/>, whose own blur is taken to be <paramref name="ownSigma"/> pixels.</summary>
    public ScaleSpace(Plane source, double ownSigma, int mostOctaves)
    {
        Plane first = GaussianFilter.Blur(source, (float)Math.Sqrt((FirstSigma * FirstSigma) - (ownSigma * ownSigma)));
        while (true)
        {
            Plane[] levels = new Plane[LevelCount];
            levels[0] = first;
            for (int i = 1; i < LevelCount; i++)
            {
                double before = Sigma(i - 1);
                double after = Sigma(i);
                levels[i] = GaussianFilter.Blur(levels[i - 1], (float)Math.Sqrt((after * after) - (before * before)));
            }

            _octaves.Add(levels);
            if (_octaves.Count >= mostOctaves || Math.Min(first.Width, first.Height) < 48)
            {
                break;
            }

            first = Halve(levels[StepsPerOctave]);
        }
    }

    /// <summary>Number of octaves.</summary>
    public int OctaveCount => _octaves.Count;

    /// <summary>Gaussian scale of level <paramref name="level"/>, in its octave's pixels; fractions between levels are allowed.</summary>
    public static double Sigma(double level) => FirstSigma * PortableMath.Pow(2, level / StepsPerOctave);

    /// <summary>Level <paramref name="level"/> of octave <paramref name="octave"/>; its pixel (x, y) is source pixel (x, y) 2^octave.</summary>
    public Plane Level(int octave, int level) => _octaves[octave][level];

    /// <summary>Level i + 1 less level i, for each i.</summary>
    public Plane[] Differences(int octave)
    {
        Plane[] levels = _octaves[octave];
        Plane[] differences = new Plane[LevelCount - 1];
        for (int i = 0; i < differences.Length; i++)
        {
            differences[i] = Plane.Uninitialized(levels[i].Size);
            RowWalk.Binary(levels[i + 1].Samples, levels[i].Samples, differences[i].WritableSamples, default(Less));
        }

        return differences;
    }

    private readonly struct Less : IBinaryRowOperation
    {
        public TLanes Apply<TLanes>(TLanes x, TLanes y)
            where TLanes : struct, IFloatLanes<TLanes> => x - y;
    }

    private static Plane Halve(Plane source)
    {
        Plane half = Plane.Uninitialized(new ImageSize((source.Width + 1) / 2, (source.Height + 1) / 2));
        for (int y = 0; y < half.Height; y++)
        {
            ReadOnlySpan<float> from = source.Row(2 * y);
            Span<float> to = half.WritableRow(y);
            for (int x = 0; x < to.Length; x++)
            {
                to[x] = from[2 * x];
            }
        }

        return half;
    }
}
