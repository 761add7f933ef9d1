namespace LesionMetrics.Kernels;

/// <summary>An elementwise operation on one row.</summary>
internal interface IUnaryRowOperation
{
    /// <summary>The result of a group of samples.</summary>
    TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, IFloatLanes<TLanes>;
}

/// <summary>An elementwise operation on two rows.</summary>
internal interface IBinaryRowOperation
{
    /// <summary>The result of a group of samples of each row.</summary>
    TLanes Apply<TLanes>(TLanes x, TLanes y)
        where TLanes : struct, IFloatLanes<TLanes>;
}

/// <summary>An elementwise operation on three rows.</summary>
internal interface ITernaryRowOperation
{
    /// <summary>The result of a group of samples of each row.</summary>
    TLanes Apply<TLanes>(TLanes x, TLanes y, TLanes z)
        where TLanes : struct, IFloatLanes<TLanes>;
}

/// <summary>An elementwise operation from three rows to three rows.</summary>
internal interface ITripleRowOperation
{
    /// <summary>Replaces a group of samples of each row by the three results.</summary>
    void Apply<TLanes>(ref TLanes x, ref TLanes y, ref TLanes z)
        where TLanes : struct, IFloatLanes<TLanes>;
}
