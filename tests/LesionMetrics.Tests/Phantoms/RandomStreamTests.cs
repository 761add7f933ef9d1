using LesionMetrics.Phantoms;

namespace LesionMetrics.Tests.Phantoms;

public sealed class RandomStreamTests
{
    [Fact]
    public void First_numbers_are_those_of_xoshiro256_starstar_seeded_by_splitmix64()
    {
        // Computed with an independent implementation in Python integers.
        RandomStream random = new(42);
        Assert.Equal(new ulong[] { 0x15780B2E0C2EC716, 0x6104D9866D113A7E, 0xAE17533239E499A1 }, new[] { random.NextBits(), random.NextBits(), random.NextBits() });
    }

    [Fact]
    public void A_fork_does_not_depend_on_how_much_was_drawn()
    {
        RandomStream fresh = new(7);
        RandomStream used = new(7);
        for (int i = 0; i < 10; i++)
        {
            used.NextBits();
        }

        Assert.Equal(fresh.Fork(3).NextBits(), used.Fork(3).NextBits());
        Assert.NotEqual(fresh.Fork(3).NextBits(), fresh.Fork(4).NextBits());
    }

    [Fact]
    public void Normal_numbers_have_mean_0_and_variance_1()
    {
        RandomStream random = new(11);
        double sum = 0;
        double squares = 0;
        const int Count = 20000;
        for (int i = 0; i < Count; i++)
        {
            double value = random.Normal();
            sum += value;
            squares += value * value;
        }

        // Four standard errors: 4 / sqrt(20000) of the mean, 4 sqrt(2 / 20000) of the variance.
        Assert.Equal(0, sum / Count, 0.029);
        Assert.Equal(1, squares / Count, 0.04);
    }
}
