using LesionMetrics.Imaging;
using LesionMetrics.Kernels;
using LesionMetrics.Segmentation;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class ProbabilityMapTests
{
    private static readonly ImageSize Size = new(91, 67);

    /// <summary>A hard edge: what lies between two pixels of a lattice is never a mean across it.</summary>
    [Theory]
    [InlineData(40, 30, 20)]
    [InlineData(85.5, 60.2, 14)]
    [InlineData(20, 40, 7)]
    public void ALesionHasTheBorderThatLookingAtEveryPixelGivesIt(double x, double y, double radius)
    {
        Mask lesion = Shapes.Disc(Size, x, y, radius);
        FeatureStack features = new(["feature"], [Scene.Of(lesion, 1, 0)]);
        Mask skin = Mask.Full(Size);
        for (int row = 0; row < Size.Height; row++)
        {
            skin.WritableRow(row)[..(row / 4)].Clear();
        }

        AssertSame(Ladder(0.5f), features, skin, 0);
    }

    /// <summary>Ten steps: pixels that agree within a step of 0.1 may have their mean.</summary>
    [Fact]
    public void BetweenPixelsThatAgreeNothingIsFurtherOffThanTheyAre()
    {
        Plane ramp = new(Size);
        for (int i = 0; i < ramp.Samples.Length; i++)
        {
            ramp.WritableSamples[i] = (i % Size.Width) / (float)Size.Width;
        }

        AssertSame(Ladder([.. Enumerable.Range(1, 9).Select(k => k / 10f)]), new FeatureStack(["feature"], [ramp]), Mask.Full(Size), 0.1f);
    }

    private static void AssertSame(TreeEnsemble model, FeatureStack features, Mask where, float tolerance)
    {
        ProbabilityMap every = ProbabilityMap.Evaluate(model, features, where);
        ProbabilityMap sparing = ProbabilityMap.EvaluateCoarseToFine(model, features, where);
        Assert.Contains(every["lesion"].Samples.ToArray(), value => value > 0.8f);
        for (int c = 0; c < 2; c++)
        {
            for (int i = 0; i < where.Pixels.Length; i++)
            {
                Assert.InRange(sparing.Planes[c].Samples[i], every.Planes[c].Samples[i] - tolerance, every.Planes[c].Samples[i] + tolerance);
            }
        }
    }

    /// <summary>Stumps that each add to a lesion's margin where the feature reaches their threshold: from -2.2 below all of them to 2.2 above all.</summary>
    private static TreeEnsemble Ladder(params float[] thresholds)
    {
        int count = thresholds.Length;
        float[] leaves = [.. thresholds.SelectMany(_ => new[] { -2.2f / count, 2.2f / count })];
        TreeEnsembleTables tables = new(1, 1, 2, [.. Enumerable.Repeat(1, count)], new int[count], thresholds, leaves);
        return new TreeEnsemble(["feature"], ["unaffected", "lesion"], tables);
    }
}
