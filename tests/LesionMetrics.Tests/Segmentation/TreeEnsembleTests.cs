using System.Text;
using LesionMetrics.Kernels;
using LesionMetrics.Phantoms;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Tests.Segmentation;

public sealed class TreeEnsembleTests
{
    /// <summary>Two classes, one tree each: a stump on feature 1 and a tree of depth 2 whose left child is a leaf.</summary>
    private const string Model = """
        {"learner": {"learner_model_param": {"base_score": "5E-1"}, "feature_names": ["a", "b"], "gradient_booster": {"model": {"tree_info": [0, 1], "trees": [
          {"left_children": [1, -1, -1], "right_children": [2, -1, -1], "split_indices": [1, 0, 0], "split_conditions": [0.5, -1.0, 2.0]},
          {"left_children": [1, -1, 3, -1, -1], "right_children": [2, -1, 4, -1, -1], "split_indices": [0, 0, 1, 0, 0],
           "split_conditions": [0.0, 0.25, 3.0, 0.75, -0.5]}]}}}}
        """;

    private static TreeEnsemble Read(string json) => TreeEnsembleJson.Read(Encoding.UTF8.GetBytes(json), ["first", "second"]);

    [Theory]
    [InlineData(-1f, 0f, -1.0, 0.25)]
    [InlineData(-1f, 0.5f, 2.0, 0.25)]
    [InlineData(0f, 2.9f, 2.0, 0.75)]
    [InlineData(0f, 3f, 2.0, -0.5)]
    public void ProbabilitiesAreTheSoftmaxOfTheReachedLeaves(float a, float b, double first, double second)
    {
        float[] probabilities = new float[2];
        Read(Model).Evaluate([a, b], 1, probabilities);

        double expected = Math.Exp(first) / (Math.Exp(first) + Math.Exp(second));
        Assert.Equal(expected, probabilities[0], 6);
        Assert.Equal(1 - expected, probabilities[1], 6);
    }

    [Fact]
    public void SumsBeginAtTheBaseScoreAndAreRoundedFromThere()
    {
        float leaf = MathF.ScaleB(1, -25);
        TreeEnsembleTables tables = new(1, 1, 1, [0, 0], [0, 0], [0, 0], [leaf, 0, leaf, 0]) { BaseScore = 0.5f };
        float[] sums = new float[1];

        TreeEnsembleKernel.Sum(tables, [-1], 1, sums);

        Assert.Equal(0.5f, sums[0]);
        Assert.NotEqual(0.5f, 0.5f + (leaf + leaf));
    }

    [Fact]
    public void BlocksAndTailsGiveWhatSingleRowsGive()
    {
        TreeEnsemble model = Read(Model);
        RandomStream random = new(5);
        for (int count = 0; count <= 257; count += count < 10 ? 1 : 13)
        {
            float[] rows = [.. Enumerable.Range(0, 2 * count).Select(_ => (float)random.Uniform(-4, 4))];
            float[] together = new float[2 * count];
            model.Evaluate(rows, count, together);
            for (int row = 0; row < count; row++)
            {
                float[] alone = new float[2];
                model.Evaluate(rows.AsSpan(2 * row, 2), 1, alone);
                Assert.Equal(alone[0], together[row]);
                Assert.Equal(alone[1], together[count + row]);
            }
        }
    }

    [Fact]
    public void InfinitiesTakeTheirSideAndNaNIsRefused()
    {
        TreeEnsemble model = Read(Model);
        float[] probabilities = new float[2];
        model.Evaluate([float.NegativeInfinity, float.PositiveInfinity], 1, probabilities);

        Assert.Equal(Math.Exp(2) / (Math.Exp(2) + Math.Exp(0.25)), probabilities[0], 6);
        Assert.Throws<ArgumentException>(() => model.Evaluate([float.NaN, 0], 1, new float[2]));
        Assert.Throws<ArgumentException>(() => model.Evaluate([0], 1, new float[2]));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"learner": {"feature_names": [], "gradient_booster": {"model": {"tree_info": [], "trees": []}}}}""")]
    public void AFileThatIsNoModelIsRefusedInOneSentence(string json) =>
        Assert.Contains("train it again", Assert.Throws<StudyException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"other\": 1")]
    [InlineData("\"base_score\": null")]
    [InlineData("\"base_score\": \"half\"")]
    public void AModelWithoutABaseScoreIsRefusedInOneSentence(string parameter) =>
        AFileThatIsNoModelIsRefusedInOneSentence(Model.Replace("\"base_score\": \"5E-1\"", parameter, StringComparison.Ordinal));

    [Fact]
    public void WrongLengthsAreRefused()
    {
        TreeEnsembleTables tables = new(1, 2, 1, [0], [0], [0f], [1f, 2f]);

        Assert.Throws<ArgumentException>(() => TreeEnsembleKernel.Sum(tables, new float[3], 1, new float[1]));
        Assert.Throws<ArgumentException>(() => TreeEnsembleKernel.Sum(tables, new float[2], 1, new float[2]));
    }
}
