using System.Runtime.Intrinsics;

namespace LesionMetrics.Kernels;

/// <summary>An elementwise operation on one row, sixteen samples at a time.</summary>
internal interface IUnaryRowOperation
{
    /// <summary>The result of sixteen samples.</summary>
    Vector512<float> Apply(Vector512<float> x);
}

/// <summary>An elementwise operation on two rows, sixteen samples at a time.</summary>
internal interface IBinaryRowOperation
{
    /// <summary>The result of sixteen samples of each row.</summary>
    Vector512<float> Apply(Vector512<float> x, Vector512<float> y);
}

/// <summary>An elementwise operation on three rows, sixteen samples at a time.</summary>
internal interface ITernaryRowOperation
{
    /// <summary>The result of sixteen samples of each row.</summary>
    Vector512<float> Apply(Vector512<float> x, Vector512<float> y, Vector512<float> z);
}

/// <summary>An elementwise operation from three rows to three rows, sixteen samples at a time.</summary>
internal interface ITripleRowOperation
{
    /// <summary>The three results of sixteen samples of each row.</summary>
    void Apply(ref Vector512<float> x, ref Vector512<float> y, ref Vector512<float> z);
}
