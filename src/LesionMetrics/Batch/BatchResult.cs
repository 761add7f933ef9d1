namespace LesionMetrics.Batch;

/// <summary>What a batch did.</summary>
/// <param name="Measured">Series measured.</param>
/// <param name="Resumed">Series taken over from an earlier run.</param>
/// <param name="Total">Series that were to be done.</param>
/// <param name="Interrupted">Whether it was asked to stop before all were done.</param>
public sealed record BatchResult(int Measured, int Resumed, int Total, bool Interrupted);
