using LesionMetrics.Filtering;
using LesionMetrics.Phantoms;

namespace LesionMetrics.Tests.Filtering;

public sealed class MinimumCutTests
{
    private const int Nodes = 9;

    /// <summary>Of all 512 divisions none is cheaper, and of those as cheap each has all that is given on the first side there, too.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void NoDivisionIsCheaper(int seed)
    {
        List<(int One, int Other, int Cost)> ties = Ties(seed);
        int[] leanings = Leanings(seed);

        bool[] first = Cut(ties, leanings).Divide();

        Assert.True(Smallest(ties, leanings).SequenceEqual(first));
    }

    [Fact]
    public void TheOrderOfWhatIsSaidDoesNotMatter()
    {
        for (int seed = 1; seed < 20; seed++)
        {
            List<(int One, int Other, int Cost)> ties = Ties(seed);
            int[] leanings = Leanings(seed);
            bool[] first = Cut(ties, leanings).Divide();

            ties.Reverse();

            Assert.Equal(first, Cut([.. ties.Select(tie => (tie.Other, tie.One, tie.Cost))], leanings).Divide());
        }
    }

    /// <summary>What was divided before is kept, and what leans to the first side more only grows.</summary>
    [Fact]
    public void MoreMayBeSaidAfterwards()
    {
        int grown = 0;
        for (int seed = 1; seed < 20; seed++)
        {
            List<(int One, int Other, int Cost)> ties = Ties(seed);
            int[] leanings = Leanings(seed);
            MinimumCut cut = Cut(ties, leanings);
            bool[] before = cut.Divide();
            for (int node = 0; node < Nodes; node++)
            {
                cut.Lean(node, 3);
            }

            bool[] after = cut.Divide();

            Assert.Equal(Cut(ties, [.. leanings.Select(lean => lean + 3)]).Divide(), after);
            Assert.All(Enumerable.Range(0, Nodes).Where(node => before[node]), node => Assert.True(after[node]));
            grown += after.Count(on => on) - before.Count(on => on);
        }

        Assert.True(grown > 0);
    }

    /// <summary>A long chain that is held at both ends parts where it is weakest.</summary>
    [Fact]
    public void AChainPartsAtItsWeakestTie()
    {
        const int Length = 5000;
        MinimumCut cut = new(Length);
        cut.Lean(0, 100);
        cut.Lean(Length - 1, -100);
        for (int node = 1; node < Length; node++)
        {
            cut.Tie(node - 1, node, node == 3210 ? 4 : 5);
        }

        bool[] first = cut.Divide();

        Assert.Equal(3210, first.Count(on => on));
        Assert.All(Enumerable.Range(0, 3210), node => Assert.True(first[node]));
    }

    [Fact]
    public void WithoutReasonNothingIsOnTheFirstSide()
    {
        MinimumCut cut = new(2);
        cut.Tie(0, 1, 3);
        cut.Lean(0, 0);

        Assert.Equal([false, false], cut.Divide());
        Assert.Empty(new MinimumCut(0).Divide());
    }

    [Fact]
    public void WhatIsNoNodeIsRefused()
    {
        MinimumCut cut = new(2);

        Assert.Throws<ArgumentOutOfRangeException>(() => new MinimumCut(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => cut.Lean(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => cut.Lean(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => cut.Tie(0, 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => cut.Tie(-1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => cut.Tie(0, 1, -1));
    }

    private static MinimumCut Cut(List<(int One, int Other, int Cost)> ties, int[] leanings)
    {
        MinimumCut cut = new(Nodes);
        for (int node = 0; node < Nodes; node++)
        {
            cut.Lean(node, leanings[node]);
        }

        foreach ((int one, int other, int cost) in ties)
        {
            cut.Tie(one, other, cost);
        }

        return cut;
    }

    private static List<(int One, int Other, int Cost)> Ties(int seed)
    {
        RandomStream random = new((ulong)seed);
        List<(int One, int Other, int Cost)> ties = [];
        for (int one = 0; one < Nodes; one++)
        {
            for (int other = one + 1; other < Nodes; other++)
            {
                if (random.Uniform() < 0.4)
                {
                    ties.Add((one, other, (int)(6 * random.Uniform())));
                }
            }
        }

        return ties;
    }

    private static int[] Leanings(int seed)
    {
        RandomStream random = new((ulong)(seed + 1000));
        return [.. Enumerable.Range(0, Nodes).Select(_ => (int)Math.Round((20 * random.Uniform()) - 10))];
    }

    /// <summary>What all of the cheapest divisions have on the first side, found by trying each.</summary>
    private static bool[] Smallest(List<(int One, int Other, int Cost)> ties, int[] leanings)
    {
        (int best, int common) = (int.MaxValue, 0);
        for (int division = 0; division < 1 << Nodes; division++)
        {
            bool First(int node) => (division >> node & 1) != 0;
            int cost = Enumerable.Range(0, Nodes).Sum(node => First(node) ? Math.Max(0, -leanings[node]) : Math.Max(0, leanings[node]))
                + ties.Sum(tie => First(tie.One) != First(tie.Other) ? tie.Cost : 0);
            common = cost < best ? division : cost == best ? common & division : common;
            best = Math.Min(best, cost);
        }

        return [.. Enumerable.Range(0, Nodes).Select(node => (common >> node & 1) != 0)];
    }
}
