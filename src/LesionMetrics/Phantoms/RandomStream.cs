namespace LesionMetrics.Phantoms;

/// <summary>
/// Seeded random numbers that are the same on every machine and in every version: xoshiro256** (Blackman and Vigna 2021,
/// doi 10.1145/3460772), seeded by splitmix64. <see cref="System.Random"/> promises no such thing.
/// </summary>
internal sealed class RandomStream
{
    private readonly ulong _seed;
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Starts the stream of <paramref name="seed"/>.</summary>
    public RandomStream(ulong seed)
    {
        _seed = seed;
        ulong state = seed;
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    /// <summary>The seed that the stream was started from.</summary>
    public ulong Seed => _seed;

    /// <summary>An independent stream, which depends on the seed and the label alone and not on how many numbers were drawn.</summary>
    public RandomStream Fork(ulong label) => new(Hash(_seed + (0x9E3779B97F4A7C15UL * (label + 1))));

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        ulong result = ulong.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = ulong.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform between <paramref name="low"/> and <paramref name="high"/>.</summary>
    public double Uniform(double low, double high) => low + ((high - low) * Uniform());

    /// <summary>Log-uniform between <paramref name="low"/> and <paramref name="high"/>, both positive.</summary>
    public double LogUniform(double low, double high) =>
        PortableMath.Exp(Uniform(PortableMath.Log(low), PortableMath.Log(high)));

    /// <summary>Close to normal, mean 0 and standard deviation 1: the sum of twelve uniform numbers less six, so within [-6, 6].</summary>
    public double Normal()
    {
        double sum = -6;
        for (int i = 0; i < 12; i++)
        {
            sum += Uniform();
        }

        return sum;
    }

    /// <summary>Uniform integer in [<paramref name="low"/>, <paramref name="high"/>], both ends in.</summary>
    public int Integer(int low, int high) => low + (int)(Uniform() * (high - low + 1));

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => Uniform() < probability;

    /// <summary>One of the choices, each as likely.</summary>
    public T Pick<T>(ReadOnlySpan<T> choices) => choices[Integer(0, choices.Length - 1)];

    /// <summary>A well-mixed function of 64 bits (the finalizer of splitmix64).</summary>
    public static ulong Hash(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        return Hash(state);
    }
}
