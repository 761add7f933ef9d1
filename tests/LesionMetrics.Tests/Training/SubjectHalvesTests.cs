using LesionMetrics.Training;

namespace LesionMetrics.Tests.Training;

public sealed class SubjectHalvesTests
{
    [Fact]
    public void ASubjectIsInOneHalfWithAllItsPhotosWhateverTheirOrder()
    {
        SubjectHalves halves = new(["a", "a", "b", "b", "c", "a", "d"]);
        SubjectHalves turned = new(["d", "c", "b", "a"]);

        Assert.Equal([halves.Of(0), halves.Of(0)], [halves.Of(1), halves.Of(5)]);
        Assert.Equal(halves.Of(2), halves.Of(3));
        Assert.Equal([halves.Of(6), halves.Of(4), halves.Of(2), halves.Of(0)], Enumerable.Range(0, 4).Select(turned.Of));
        Assert.Equal(2, Enumerable.Range(0, 4).Count(i => turned.Of(i) == 0));
    }

    /// <summary>Light, ink and size of a synthetic series follow from the remainders of its seed: both halves must have all.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public void NeitherHalfLacksAnyRemainderOfTheSeeds(int divisor)
    {
        SubjectHalves halves = new([.. Enumerable.Range(1_000_000, 240).Select(seed => $"{seed}")]);

        for (int remainder = 0; remainder < divisor; remainder++)
        {
            int first = Enumerable.Range(0, 240).Count(i => (1_000_000 + i) % divisor == remainder && halves.Of(i) == 0);
            Assert.InRange(first, 80 / divisor, 160 / divisor);
        }
    }
}
