using LesionMetrics.Phantoms;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Training;

/// <summary>
/// Draws pixels of each class from one photo: rare classes more often than they occur, with a weight that gives part of that back. Full balance
/// would make a model see lesions everywhere, none would let small lesions drown.
/// </summary>
internal static class StratifiedSampler
{
    /// <summary>Draws up to <paramref name="rowCount"/> rows.</summary>
    /// <param name="features">Features of the photo.</param>
    /// <param name="classes">Class of each pixel, row-major; -1 where it is not to be drawn.</param>
    /// <param name="classCount">Number of classes.</param>
    /// <param name="rowCount">Rows wanted, shared evenly among the classes present.</param>
    /// <param name="random">Source of chance.</param>
    public static SampleTable Draw(FeatureStack features, ReadOnlySpan<int> classes, int classCount, int rowCount, RandomStream random)
    {
        List<int>[] members = [.. Enumerable.Range(0, classCount).Select(_ => new List<int>())];
        for (int i = 0; i < classes.Length; i++)
        {
            if (classes[i] >= 0)
            {
                members[classes[i]].Add(i);
            }
        }

        int present = Math.Max(1, members.Count(list => list.Count > 0));
        long total = Math.Max(1, members.Sum(list => (long)list.Count));
        List<int> indices = [];
        List<float> labels = [];
        List<float> weights = [];
        for (int c = 0; c < classCount; c++)
        {
            int wanted = Math.Min(members[c].Count, rowCount / present);
            for (int k = 0; k < wanted; k++)
            {
                // A partial shuffle: without repetition, and each subset as likely as any other.
                int other = random.Integer(k, members[c].Count - 1);
                (members[c][k], members[c][other]) = (members[c][other], members[c][k]);
                indices.Add(members[c][k]);
                labels.Add(c);
                weights.Add((float)Math.Sqrt(members[c].Count / (double)total * present));
            }
        }

        float[] rows = new float[indices.Count * features.Planes.Count];
        features.Gather(indices.ToArray(), rows);
        return new SampleTable(features.Names, rows, [.. labels], [.. weights]);
    }
}
