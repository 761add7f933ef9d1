using LesionMetrics.Study;

namespace LesionMetrics.Acquisition;

/// <summary>Two photos of a study that are one.</summary>
/// <param name="First">The photo that was listed first.</param>
/// <param name="Second">The photo that repeats it.</param>
/// <param name="Kind">How they are the same.</param>
public sealed record DuplicatePair(PhotoEntry First, PhotoEntry Second, DuplicateKind Kind)
{
    /// <summary>The review reason for the second photo, without a full stop.</summary>
    public string Reason => Kind switch
    {
        DuplicateKind.SameFile => $"is the same file as {First.RelativePath}: submit the photo of this visit",
        DuplicateKind.SamePixels => $"has the same pixels as {First.RelativePath}: submit the photo of this visit",
        _ => $"seems to be {First.RelativePath} saved again: check that it is the photo of this visit",
    };
}
