using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Registration;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Measurement;

/// <summary>A follow-up's masks and planes carried to the baseline's frame, at the baseline's analysis size.</summary>
/// <param name="Seen">Skin that both photos show.</param>
/// <param name="DepigmentedBorders">Depigmented areas of the follow-up.</param>
/// <param name="PlaqueBorders">Plaques of the follow-up.</param>
/// <param name="Unaffected">Skin unaffected at the follow-up.</param>
/// <param name="Hair">Hair at the follow-up.</param>
/// <param name="Erythema">Erythema index.</param>
/// <param name="ScaleSignal">Scale signal.</param>
/// <param name="MelaninLoss">Melanin loss against unaffected skin.</param>
public sealed record RegisteredFollowup(
    Mask Seen, LesionMask DepigmentedBorders, LesionMask PlaqueBorders, Mask Unaffected, Mask Hair, Plane Erythema, Plane ScaleSignal, Plane MelaninLoss)
{
    /// <summary>Depigmented areas.</summary>
    public Mask Depigmented => DepigmentedBorders.Likely;

    /// <summary>Plaques.</summary>
    public Mask Plaque => PlaqueBorders.Likely;

    /// <summary>The plausible borders of <paramref name="kind"/>.</summary>
    public LesionMask Borders(LesionKind kind) => kind == LesionKind.Depigmented ? DepigmentedBorders : PlaqueBorders;

    /// <summary>Carries <paramref name="followup"/> over by <paramref name="mapping"/>.</summary>
    public static RegisteredFollowup Of(SegmentedPhoto baseline, SegmentedPhoto followup, IndexPlanes followupPlanes, PixelMapping mapping)
    {
        (Plane x, Plane y) = mapping.SampleAt(baseline.Calibrated.AnalysisSize, followup.Calibrated.AnalysisSize);
        return new RegisteredFollowup(
            MaskOperations.And(baseline.Skin, SmoothMask.Warp(followup.Skin, x, y)),
            followup.DepigmentedBorders.Select(mask => SmoothMask.Warp(mask, x, y)),
            followup.PlaqueBorders.Select(mask => SmoothMask.Warp(mask, x, y)),
            SmoothMask.Warp(followup.Unaffected, x, y),
            SmoothMask.Warp(followup.Hair, x, y),
            Warper.Bilinear(followupPlanes.Erythema, x, y, float.NaN),
            Warper.Bilinear(followupPlanes.ScaleSignal, x, y, float.NaN),
            Warper.Bilinear(followupPlanes.MelaninLoss, x, y, float.NaN));
    }
}
