using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>Finds and describes the features of one photo's texture.</summary>
internal static class FeatureExtractor
{
    private const int Octaves = 3;

    /// <summary>Blur of the normalized texture itself: its own smoothing and the reduction to working size.</summary>
    private const double TextureSigma = 1.0;

    /// <summary>Radius, as a Gaussian's sigma in working pixels, over which the share of valid pixels around a keypoint is taken.</summary>
    private const float SupportSigma = 8;

    /// <summary>Share of valid pixels around each working pixel, [0, 1].</summary>
    public static Plane SupportOf(Texture texture) => GaussianFilter.Blur(texture.Weight, SupportSigma);

    /// <summary>At most about <paramref name="most"/> features, spread over the valid skin, in a fixed order.</summary>
    /// <param name="texture">The texture.</param>
    /// <param name="channel">Which of its channels.</param>
    /// <param name="support">Share of valid pixels around each working pixel, see <see cref="SupportOf"/>.</param>
    /// <param name="most">Most features to return.</param>
    public static FeatureSet Extract(Texture texture, int channel, Plane support, int most)
    {
        ScaleSpace space = new(texture.Normalized[channel], TextureSigma, Octaves);
        List<KeypointDetector.Candidate> candidates = KeypointDetector.Detect(space, support, most);
        List<Keypoint> points = new(candidates.Count * 5 / 4);
        float[] descriptors = new float[candidates.Count * 2 * DescriptorExtractor.Length];
        Span<double> directions = stackalloc double[2];
        foreach (KeypointDetector.Candidate c in candidates)
        {
            Plane level = space.Level(c.Octave, Math.Clamp((int)Math.Round(c.Level), 0, ScaleSpace.LevelCount - 1));
            double sigma = ScaleSpace.Sigma(c.Level);
            int count = GradientDirection.Find(level, texture.Weight, c.Octave, c.X, c.Y, sigma, directions);
            for (int k = 0; k < count; k++)
            {
                Span<float> descriptor = descriptors.AsSpan(points.Count * DescriptorExtractor.Length, DescriptorExtractor.Length);
                DescriptorExtractor.Describe(level, texture.Weight, c.Octave, c.X, c.Y, sigma, directions[k], descriptor);
                points.Add(new Keypoint((float)c.FullX, (float)c.FullY, (float)(sigma * (1 << c.Octave)), (float)directions[k], c.Strength));
            }
        }

        return new FeatureSet([.. points], descriptors.AsSpan(0, points.Count * DescriptorExtractor.Length).ToArray());
    }
}
