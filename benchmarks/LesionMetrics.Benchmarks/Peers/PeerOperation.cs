namespace LesionMetrics.Benchmarks.Peers;

/// <summary>One operation that both sides time.</summary>
/// <param name="Name">The name that both sides use.</param>
/// <param name="Run">Runs it once.</param>
/// <param name="Value">One number of its result, to set beside the peer's and the oracle's.</param>
/// <param name="Oracle">The same number from a plain double-precision computation; null where it is too long to write out.</param>
internal sealed record PeerOperation(string Name, Action Run, Func<double> Value, Func<double>? Oracle = null);
