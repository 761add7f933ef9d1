using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>Named planes of one size: what a classifier sees of each pixel, in the order it was trained on.</summary>
/// <param name="Names">One name a plane.</param>
/// <param name="Planes">The planes.</param>
public sealed record FeatureStack(IReadOnlyList<string> Names, IReadOnlyList<Plane> Planes)
{
    /// <summary>Width and height, in pixels.</summary>
    public ImageSize Size => Planes[0].Size;

    /// <summary>The features named, in that order.</summary>
    /// <exception cref="StudyException">One is not among these.</exception>
    public FeatureStack Select(IReadOnlyList<string> names)
    {
        Dictionary<string, Plane> known = Names.Zip(Planes).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return new FeatureStack(names, [.. names.Select(name => known.TryGetValue(name, out Plane? plane)
            ? plane
            : throw new StudyException("The tissue model was trained on other features than this version computes: train it again."))]);
    }

    /// <summary>Copies the features of the pixels at <paramref name="indices"/> (row-major) into <paramref name="rows"/>, one row of features a pixel.</summary>
    /// <exception cref="ArgumentException"><paramref name="rows"/> is not indices x features long.</exception>
    public void Gather(ReadOnlySpan<int> indices, Span<float> rows)
    {
        int count = Planes.Count;
        if (rows.Length != indices.Length * count)
        {
            throw new ArgumentException($"{indices.Length} pixels of {count} features need {indices.Length * count} values, got {rows.Length}.", nameof(rows));
        }

        for (int feature = 0; feature < count; feature++)
        {
            ReadOnlySpan<float> samples = Planes[feature].Samples;
            for (int i = 0; i < indices.Length; i++)
            {
                rows[(i * count) + feature] = samples[indices[i]];
            }
        }
    }
}
