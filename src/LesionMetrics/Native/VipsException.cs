namespace LesionMetrics.Native;

/// <summary>
/// libvips refused an operation. Its text comes from a buffer that the whole process shares, so it informs and decides nothing
/// unless the caller knows that no other thread was using the library.
/// </summary>
/// <param name="operation">The operation that failed, by its libvips name.</param>
/// <param name="lines">What the library said, line by line; may be none.</param>
internal sealed class VipsException(string operation, IReadOnlyList<string> lines) : Exception($"{operation}: {string.Join("; ", lines)}")
{
    /// <summary>The operation that failed, by its libvips name.</summary>
    internal string Operation { get; } = operation;

    /// <summary>What the library said, line by line; may be none.</summary>
    internal IReadOnlyList<string> Lines { get; } = lines;

    /// <summary>What the library said, on one line; may be empty.</summary>
    internal string Text => string.Join("; ", Lines);
}
