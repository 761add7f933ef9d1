namespace LesionMetrics.Reporting;

/// <summary>Results cannot be written: the disk is full or the folder does not allow it. It ends the run, for no further series could be kept.</summary>
/// <param name="message">One line that names the remedy.</param>
/// <param name="inner">What the system said.</param>
public sealed class StorageException(string message, Exception inner) : Exception(message, inner);
