namespace LesionMetrics.Phantoms;

/// <summary>True areas of one lesion kind in two photos, in baseline pixels over shared skin.</summary>
/// <param name="BaselineAreaPixels">A0.</param>
/// <param name="FollowupAreaPixels">A1.</param>
/// <param name="GainedAreaPixels">Lesion at baseline and not at follow-up.</param>
/// <param name="LostAreaPixels">Lesion at follow-up and not at baseline.</param>
public sealed record PhantomAreaChange(long BaselineAreaPixels, long FollowupAreaPixels, long GainedAreaPixels, long LostAreaPixels)
{
    /// <summary>100 (A1 - A0) / A0; null where A0 is 0.</summary>
    public double? AreaChangePercent => BaselineAreaPixels == 0 ? null : 100.0 * (FollowupAreaPixels - BaselineAreaPixels) / BaselineAreaPixels;

    /// <summary>100 (A0 - A1) / A0; null where A0 is 0.</summary>
    public double? RepigmentationPercent => AreaChangePercent is { } change ? 0 - change : null;
}
