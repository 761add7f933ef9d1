using LesionMetrics.Batch;

namespace LesionMetrics.Tests.Batch;

public sealed class ShardTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void EverySeriesIsInExactlyOneShardWhicheverWayOneCounts(int firstIndex)
    {
        for (int count = 1; count <= 7; count++)
        {
            for (int series = 0; series < 40; series++)
            {
                Assert.Single(Enumerable.Range(firstIndex, count), index => new Shard(index, count).Takes(series));
            }
        }
    }

    [Theory]
    [InlineData("2/3", 2, 3)]
    [InlineData("0/1", 0, 1)]
    public void AShardReadsAsWritten(string text, int index, int count)
    {
        Assert.True(Shard.TryParse(text, out Shard? shard));
        Assert.Equal(new Shard(index, count), shard);
        Assert.Equal(text, shard.ToString());
    }

    [Theory]
    [InlineData("4/3")]
    [InlineData("1/0")]
    [InlineData("-1/3")]
    [InlineData("1")]
    [InlineData("a/b")]
    [InlineData("1/2/3")]
    public void NonsenseIsNoShard(string text) => Assert.False(Shard.TryParse(text, out _));
}
