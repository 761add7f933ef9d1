namespace LesionMetrics.Registration;

/// <summary>Keypoints of one photo with their descriptors.</summary>
/// <param name="Points">The keypoints.</param>
/// <param name="Descriptors">
/// <see cref="DescriptorExtractor.Length"/> numbers a keypoint, whole numbers 0..255 whose squares sum to about
/// <see cref="DescriptorExtractor.SquaredNorm"/>. Products of whole numbers sum exactly in single precision, in any order.
/// </param>
internal sealed record FeatureSet(Keypoint[] Points, float[] Descriptors)
{
    /// <summary>Number of keypoints.</summary>
    public int Count => Points.Length;

    /// <summary>Descriptor of keypoint <paramref name="index"/>.</summary>
    public ReadOnlySpan<float> Descriptor(int index) => Descriptors.AsSpan(index * DescriptorExtractor.Length, DescriptorExtractor.Length);

    /// <summary>The first <paramref name="count"/> features: the strongest of every neighborhood come first.</summary>
    public FeatureSet First(int count) =>
        count >= Count ? this : new FeatureSet(Points[..count], Descriptors[..(count * DescriptorExtractor.Length)]);
}
