using LesionMetrics.Calibration;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Study;

namespace LesionMetrics.Segmentation;

/// <summary>Calibrated photo -> tissue. Relative to perilesional skin of the same photo throughout.</summary>
public static class Segmenter
{
    /// <summary>Segments <paramref name="photo"/>.</summary>
    /// <exception cref="MeasurementException">No skin to refer to.</exception>
    public static SegmentedPhoto Segment(CalibratedPhoto photo, SegmentationOptions options, TissueModel model)
    {
        (LesionStage stage, ProbabilityMap probabilities) = Classify(photo, options, model);
        PlaneMemory.Reclaim();
        LesionBorders borders = new(stage, photo.Roi, options);
        LesionCondition condition = photo.Photo.Entry.Condition;
        LesionMask none = LesionMask.Empty(stage.Skin.Size);
        LesionMask depigmented = condition.HasFlag(LesionCondition.Vitiligo) ? borders.Depigmented(probabilities["depigmented"]) : none;
        PlaneMemory.Reclaim();
        LesionMask plaque = condition.HasFlag(LesionCondition.Dle)
            ? borders.Plaque(probabilities["plaque"], probabilities["depigmented"]).Select(mask => MaskOperations.AndNot(mask, depigmented.Likely))
            : none;
        return new SegmentedPhoto(
            photo, stage.Skin, depigmented, plaque, stage.Hair, borders.Unaffected(depigmented.Likely, plaque.Likely), stage.Chromophores);
    }

    private static (LesionStage Stage, ProbabilityMap Probabilities) Classify(CalibratedPhoto photo, SegmentationOptions options, TissueModel model)
    {
        (LesionStage stage, FeatureStack features) = LesionStage.Prepare(photo, options, model.Regions)
            ?? throw new MeasurementException("segmentation", "no skin found in the photo: check that it shows the body site under neutral light");
        Mask skinSmall = Resampler.ShrinkMask(stage.Skin, features.Size);
        return (stage, ProbabilityMap.EvaluateCoarseToFine(model.Lesions, features, skinSmall));
    }
}
