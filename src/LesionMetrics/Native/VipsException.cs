namespace LesionMetrics.Native;

/// <summary>
/// libvips refused an operation. Its text comes from a buffer that the whole process shares, so it informs and decides nothing
/// unless the caller knows that no other thread was using the library.
/// </summary>
/// <param name="operation">The operation that failed, by its libvips name.</param>
/// <param name="text">What the library said, on one line; may be empty.</param>
internal sealed class VipsException(string operation, string text) : Exception($"{operation}: {text}")
{
    /// <summary>The operation that failed, by its libvips name.</summary>
    internal string Operation { get; } = operation;

    /// <summary>What the library said, on one line; may be empty.</summary>
    internal string Text { get; } = text;
}
