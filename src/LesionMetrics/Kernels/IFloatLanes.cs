namespace LesionMetrics.Kernels;

/// <summary>
/// A group of float samples that one instruction treats together. Kernels are written once over this and run on the widest group that the CPU has: each
/// operation is exact or rounded once per sample as IEEE 754 asks, so that the width changes no bit.
/// </summary>
/// <remarks>Bits of integers travel in the same type; a mask is a sample whose bits are all 1 (true) or all 0.</remarks>
internal interface IFloatLanes<TSelf>
    where TSelf : struct, IFloatLanes<TSelf>
{
    /// <summary>Samples in the group.</summary>
    static abstract int Count { get; }

    /// <summary>The group whose samples are all <paramref name="value"/>.</summary>
    static abstract TSelf All(float value);

    /// <summary>The group whose samples all have the bits of <paramref name="value"/>.</summary>
    static abstract TSelf AllBits(int value);

    /// <summary>Reads samples from <paramref name="start"/>[<paramref name="index"/>] on.</summary>
    static abstract TSelf Load(ref float start, int index);

    /// <summary>Writes the samples from <paramref name="start"/>[<paramref name="index"/>] on.</summary>
    void Store(ref float start, int index);

    /// <summary>Sum.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>Difference.</summary>
    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary>Product.</summary>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary>Quotient.</summary>
    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>Both bits.</summary>
    static abstract TSelf operator &(TSelf a, TSelf b);

    /// <summary>Either bit.</summary>
    static abstract TSelf operator |(TSelf a, TSelf b);

    /// <summary>One bit of two.</summary>
    static abstract TSelf operator ^(TSelf a, TSelf b);

    /// <summary>Square root.</summary>
    static abstract TSelf Root(TSelf a);

    /// <summary>The mask of a &lt; b; false where either is NaN.</summary>
    static abstract TSelf Less(TSelf a, TSelf b);

    /// <summary>The mask of a = b; false where either is NaN.</summary>
    static abstract TSelf Same(TSelf a, TSelf b);

    /// <summary>yes where the mask is true, else no.</summary>
    static abstract TSelf Select(TSelf mask, TSelf yes, TSelf no);

    /// <summary>Sum of the bits as 32-bit integers.</summary>
    static abstract TSelf AddBits(TSelf a, TSelf b);

    /// <summary>Difference of the bits as 32-bit integers.</summary>
    static abstract TSelf SubtractBits(TSelf a, TSelf b);

    /// <summary>The bits as a 32-bit integer shifted right, the sign kept.</summary>
    static abstract TSelf ShiftRight(TSelf a, int count);

    /// <summary>The bits as a 32-bit integer shifted left.</summary>
    static abstract TSelf ShiftLeft(TSelf a, int count);

    /// <summary>The number that the bits as a 32-bit integer stand for.</summary>
    static abstract TSelf FromInteger(TSelf bits);

    /// <summary>The bits of the sample's integer part; the sample's magnitude is below 2^31.</summary>
    static abstract TSelf ToInteger(TSelf value);
}
