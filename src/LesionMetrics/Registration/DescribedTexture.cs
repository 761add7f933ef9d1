using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>A texture with its features: what one photo brings to every pair it is part of.</summary>
/// <param name="Texture">The texture.</param>
/// <param name="Features">Features of each channel.</param>
internal sealed record DescribedTexture(Texture Texture, FeatureSet[] Features)
{
    /// <summary>Finds the features of <paramref name="texture"/>.</summary>
    public static DescribedTexture Of(Texture texture, RegistrationOptions options)
    {
        FeatureSet[] features = new FeatureSet[Texture.ChannelCount];
        Plane support = FeatureExtractor.SupportOf(texture);
        for (int channel = 0; channel < features.Length; channel++)
        {
            features[channel] = FeatureExtractor.Extract(texture, channel, support, options.MostFeatures);
            PlaneMemory.Reclaim();
        }

        return new DescribedTexture(texture, features);
    }

    /// <summary>The same with the first <paramref name="count"/> features of each channel: the strongest of every neighborhood.</summary>
    public DescribedTexture First(int count) => this with { Features = Array.ConvertAll(Features, set => set.First(count)) };
}
