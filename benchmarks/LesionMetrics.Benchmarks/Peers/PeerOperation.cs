namespace LesionMetrics.Benchmarks.Peers;

/// <summary>One operation that both sides time.</summary>
/// <param name="Name">The name that both sides use.</param>
/// <param name="Run">Runs it once.</param>
/// <param name="Values">Numbers of its result, to set beside the peer's and the oracle's: at each <see cref="PeerPoints.Spread"/>, or one of the whole.</param>
/// <param name="Oracle">The same numbers from a plain double-precision computation; null where nothing is to be compared but the two sides.</param>
internal sealed record PeerOperation(string Name, Action Run, Func<double[]> Values, Func<double[]>? Oracle = null);
