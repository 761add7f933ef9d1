namespace LesionMetrics;

/// <summary>Set-up that cannot work: an unusable study folder, config or installation. One line that names the remedy; the command exits with 2.</summary>
/// <param name="message">The line.</param>
/// <param name="inner">What caused it, if anything.</param>
public sealed class StudyException(string message, Exception? inner = null) : Exception(message, inner);
