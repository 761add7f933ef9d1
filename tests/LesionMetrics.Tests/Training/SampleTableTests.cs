using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Training;

namespace LesionMetrics.Tests.Training;

public sealed class SampleTableTests
{
    [Fact]
    public void FeaturesAreLeftOutByName()
    {
        SampleTable table = new(["a", "b", "c"], [1, 2, 3, 4, 5, 6], [0, 1], [1, 1]);
        SampleTable without = table.Without(["b", "d"]);

        Assert.Equal(["a", "c"], without.FeatureNames);
        Assert.Equal([1, 3, 4, 6], without.Rows);
        Assert.Equal(table.Labels, without.Labels);
    }

    [Fact]
    public void AModelTakesTheFeaturesThatItAsksFor()
    {
        FeatureStack features = new(["a", "b", "c"], [Of(1), Of(2), Of(3)]);
        FeatureStack asked = features.Select(["c", "a"]);

        Assert.Equal(["c", "a"], asked.Names);
        Assert.Equal([3, 1], asked.Planes.Select(plane => plane.Samples[0]));
        Assert.Contains("train it again", Assert.Throws<StudyException>(() => features.Select(["a", "e"])).Message, StringComparison.Ordinal);
    }

    private static Plane Of(float value)
    {
        Plane plane = new(new ImageSize(2, 1));
        plane.WritableSamples.Fill(value);
        return plane;
    }
}
