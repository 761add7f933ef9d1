using LesionMetrics.Imaging;

namespace LesionMetrics.Registration;

/// <summary>A texture with its features: what one photo brings to every pair it is part of.</summary>
/// <param name="Texture">The texture.</param>
/// <param name="Features">Features of each channel.</param>
internal sealed record DescribedTexture(Texture Texture, FeatureSet[] Features)
{
    /// <summary>Finds the features of <paramref name="texture"/>, at most about <paramref name="most"/> of each channel.</summary>
    public static DescribedTexture Of(Texture texture, int most)
    {
        FeatureSet[] features = new FeatureSet[Texture.ChannelCount];
        Plane support = FeatureExtractor.SupportOf(texture);
        for (int channel = 0; channel < features.Length; channel++)
        {
            features[channel] = FeatureExtractor.Extract(texture, channel, support, most);
            PlaneMemory.Reclaim();
        }

        return new DescribedTexture(texture, features);
    }
}
