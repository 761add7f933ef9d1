namespace LesionMetrics.Review;

/// <summary>How far the review of one mask is.</summary>
public enum ReviewState
{
    /// <summary>Nobody has looked; the program's mask is measured.</summary>
    Open,

    /// <summary>A review was saved or taken back since the photo was measured: the tables do not know of it yet.</summary>
    Saved,

    /// <summary>The reviewed mask is the one that is measured.</summary>
    Measured,
}
