namespace LesionMetrics.Acquisition;

/// <summary>How two photos of a study are the same.</summary>
public enum DuplicateKind
{
    /// <summary>The files are equal, byte for byte.</summary>
    SameFile,

    /// <summary>The files differ, for example in their metadata, but the decoded pixels are equal.</summary>
    SamePixels,

    /// <summary>The pictures are equal but for what saving again with other settings changes.</summary>
    SamePicture,
}
