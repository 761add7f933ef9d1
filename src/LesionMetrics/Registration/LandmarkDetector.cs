using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>
/// Finds the few spots that a person would steer by on smooth skin. Unlike <see cref="KeypointDetector"/>, which looks at locally normalized texture where a
/// pore counts as much as a mole, contrast here is measured against what is common over the whole photo.
/// </summary>
/// <remarks>Extrema over place and scale: Lindeberg 1998, doi 10.1023/A:1008045108935.</remarks>
internal static class LandmarkDetector
{
    /// <summary>Most landmarks of each channel.</summary>
    private const int Most = 40;

    /// <summary>Least contrast, in medians of the photo's own contrasts at that scale.</summary>
    private const double LeastContrast = 3;

    /// <summary>Contrast that is common even on skin without any, logarithm of brightness.</summary>
    private const double Floor = 0.002;

    /// <summary>Largest ratio of the squared trace to the determinant of the curvature: a spot, not a line.</summary>
    private const double LargestElongation = 8;

    /// <summary>Share of the surroundings that must be skin.</summary>
    private const float LeastSupport = 0.5f;
    private const float SupportSigma = 6;

    /// <summary>Smallest scale, in pixels of half the working size, number of scales, and how many make an octave.</summary>
    private const double FirstSigma = 1.5;
    private const int Levels = 8;
    private const double LevelsPerOctave = 1.5;

    /// <summary>Every how many pixels the common contrast looks.</summary>
    private const int Stride = 7;

    /// <summary>The landmarks, those of luma first, each channel's strongest first.</summary>
    public static List<Landmark> Find(Texture texture)
    {
        (Plane[] channels, Plane weight) = Logarithms(texture);
        Plane support = GaussianFilter.Blur(weight, SupportSigma);
        List<Landmark> landmarks = [];
        for (int channel = 0; channel < channels.Length; channel++)
        {
            Plane[] differences = Differences(channels[channel], weight);
            List<Landmark> found = [];
            for (int level = 1; level < Levels - 1; level++)
            {
                Scan(differences, level, 1 / (Common(differences[level], weight) + Floor), support, 2 * channel, found);
            }

            landmarks.AddRange(found.OrderByDescending(l => l.Weight).ThenBy(l => l.Y).ThenBy(l => l.X).Take(Most));
        }

        return landmarks;
    }

    /// <summary>Channels at half the working size, their logarithms less the mean over skin, times the weight: light's color and strength are offsets.</summary>
    private static (Plane[] Channels, Plane Weight) Logarithms(Texture texture)
    {
        ImageSize half = new(Math.Max(1, texture.Size.Width / 2), Math.Max(1, texture.Size.Height / 2));
        Plane weight = new(half);
        Plane[] channels = [new(half), new(half)];
        Span<double> mean = stackalloc double[Texture.ChannelCount];
        long skin = 0;
        for (int y = 0; y < half.Height; y++)
        {
            for (int x = 0; x < half.Width; x++)
            {
                int k = 4 * ((2 * y * texture.Size.Width) + (2 * x));
                int below = k + (4 * texture.Size.Width);
                ReadOnlySpan<float> from = texture.Interleaved;
                if (from[k + 2] + from[k + 6] + from[below + 2] + from[below + 6] < 3)
                {
                    continue;
                }

                skin++;
                weight.WritableRow(y)[x] = 1;
                for (int c = 0; c < channels.Length; c++)
                {
                    double sum = (double)from[k + c] + from[k + 4 + c] + from[below + c] + from[below + 4 + c];
                    double value = PortableMath.Log(Math.Max(sum / 4, 1e-3));
                    channels[c].WritableRow(y)[x] = (float)value;
                    mean[c] += value;
                }
            }
        }

        for (int c = 0; c < channels.Length; c++)
        {
            float level = (float)(mean[c] / Math.Max(1, skin));
            Span<float> samples = channels[c].WritableSamples;
            for (int i = 0; i < samples.Length; i++)
            {
                samples[i] = (samples[i] - level) * weight.Samples[i];
            }
        }

        return (channels, weight);
    }

    /// <summary>Differences of ever wider means over skin alone.</summary>
    private static Plane[] Differences(Plane channel, Plane weight)
    {
        const float LeastCover = 0.05f;
        Plane[] differences = new Plane[Levels];
        Plane? finer = null;
        for (int level = 0; level <= Levels; level++)
        {
            float sigma = (float)Sigma(level);
            Plane mean = GaussianFilter.Blur(channel, sigma);
            ReadOnlySpan<float> cover = GaussianFilter.Blur(weight, sigma).Samples;
            Span<float> samples = mean.WritableSamples;
            for (int i = 0; i < samples.Length; i++)
            {
                samples[i] = cover[i] > LeastCover ? samples[i] / cover[i] : 0;
            }

            if (finer is not null)
            {
                Span<float> difference = finer.WritableSamples;
                for (int i = 0; i < difference.Length; i++)
                {
                    difference[i] -= samples[i];
                }

                differences[level - 1] = finer;
            }

            finer = mean;
        }

        return differences;
    }

    private static double Sigma(double level) => FirstSigma * PortableMath.Pow(2, level / LevelsPerOctave);

    private static double Common(Plane difference, Plane weight)
    {
        List<float> sample = [];
        for (int i = 0; i < difference.Samples.Length; i += Stride)
        {
            if (weight.Samples[i] > 0)
            {
                sample.Add(Math.Abs(difference.Samples[i]));
            }
        }

        sample.Sort();
        return sample.Count > 0 ? sample[sample.Count / 2] : 1;
    }

    private static void Scan(Plane[] differences, int level, double gain, Plane support, int kind, List<Landmark> found)
    {
        Plane here = differences[level];
        for (int y = 2; y < here.Height - 2; y++)
        {
            ReadOnlySpan<float> row = here.Row(y);
            for (int x = 2; x < here.Width - 2; x++)
            {
                double contrast = Math.Abs(row[x]) * gain;
                if (contrast >= LeastContrast && support[x, y] >= LeastSupport && IsSpot(here, x, y) && IsExtremum(differences, level, x, y))
                {
                    found.Add(new Landmark(
                        (2 * x) + 0.5, (2 * y) + 0.5, 2 * Sigma(level), kind + (row[x] > 0 ? 1 : 0), PortableMath.Log(1 + (contrast / LeastContrast))));
                }
            }
        }
    }

    private static bool IsExtremum(Plane[] differences, int level, int x, int y)
    {
        float value = differences[level][x, y];
        for (int other = level - 1; other <= level + 1; other++)
        {
            for (int dy = -1; dy <= 1; dy++)
            {
                ReadOnlySpan<float> three = differences[other].Row(y + dy).Slice(x - 1, 3);
                for (int k = 0; k < 3; k++)
                {
                    bool self = other == level && dy == 0 && k == 1;
                    if (!self && (value > 0 ? three[k] >= value : three[k] <= value))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    private static bool IsSpot(Plane plane, int x, int y)
    {
        double twice = 2.0 * plane[x, y];
        double xx = plane[x - 1, y] + plane[x + 1, y] - twice;
        double yy = plane[x, y - 1] + plane[x, y + 1] - twice;
        double xy = (plane[x + 1, y + 1] - plane[x - 1, y + 1] - plane[x + 1, y - 1] + plane[x - 1, y - 1]) / 4.0;
        double determinant = (xx * yy) - (xy * xy);
        return determinant > 0 && (xx + yy) * (xx + yy) <= LargestElongation * determinant;
    }
}
