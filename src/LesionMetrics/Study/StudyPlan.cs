namespace LesionMetrics.Study;

/// <summary>A study as read from its folder or manifest: what there is to do, in the order that tables list it.</summary>
/// <param name="RootPath">Full path of the study folder. Never logged.</param>
/// <param name="Series">The series in natural order of subject, then view.</param>
public sealed record StudyPlan(string RootPath, IReadOnlyList<PhotoSeries> Series)
{
    /// <summary>What is odd about the study and stops nothing, a sentence each: masks beside no photo, views of one photo alone.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}
