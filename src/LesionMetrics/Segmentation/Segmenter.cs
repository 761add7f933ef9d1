using LesionMetrics.Calibration;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Study;

namespace LesionMetrics.Segmentation;

/// <summary>Calibrated photo -> tissue. Relative to perilesional skin of the same photo throughout.</summary>
public static class Segmenter
{
    /// <summary>Segments <paramref name="photo"/> by itself.</summary>
    /// <exception cref="MeasurementException">No skin to refer to.</exception>
    public static SegmentedPhoto Segment(CalibratedPhoto photo, SegmentationOptions options, TissueModel model)
    {
        (LesionStage stage, LesionProbabilities probabilities) = Classify(photo, options, model);
        PlaneMemory.Reclaim();
        return Outline(photo, stage, probabilities, null, options, model);
    }

    /// <summary>
    /// Segments <paramref name="followup"/> again, now that the baseline's lesions are known in its frame; as it is where they change what no piece is
    /// held for.
    /// </summary>
    public static SegmentedPhoto Revise(SegmentedPhoto followup, FormerLesions former, SegmentationOptions options, TissueModel model)
    {
        LesionProbabilities probabilities = Told(followup, former);
        return probabilities != followup.Probabilities || Changes(followup, former, LesionKind.Depigmented) || Changes(followup, former, LesionKind.Plaque)
            ? Outline(followup.Calibrated, followup.Stage, probabilities, former, options, model)
            : followup;
    }

    /// <summary>The probabilities, told anew in former patches where one holds a plaque of its own; what reaches in from a plaque beside it stays.</summary>
    private static LesionProbabilities Told(SegmentedPhoto followup, FormerLesions former)
    {
        if (followup.PlaqueBorders.Pieces is not { Probabilities.Count: > 0 } pieces || former.Depigmented.CountIn() == 0)
        {
            return followup.Probabilities;
        }

        Mask patches = former.DepigmentedAlone;
        (Mask within, Mask beyond) = pieces.Parted(patches, former.Plaque);
        return within.CountIn() > 0 ? followup.Probabilities.Remaining(MaskOperations.AndNot(patches, beyond)) : followup.Probabilities;
    }

    private static bool Changes(SegmentedPhoto photo, FormerLesions former, LesionKind kind) =>
        photo.Borders(kind).Pieces?.ChangeWith(former.Of(kind)) ?? false;

    private static SegmentedPhoto Outline(
        CalibratedPhoto photo, LesionStage stage, LesionProbabilities probabilities, FormerLesions? former, SegmentationOptions options, TissueModel model)
    {
        LesionBorders borders = new(stage, photo.Roi, former, model, options);
        LesionCondition condition = photo.Photo.Entry.Condition;
        LesionProbabilities given = probabilities.Given(condition);
        LesionMask none = LesionMask.Empty(stage.Skin.Size);
        LesionMask depigmented = condition.HasFlag(LesionCondition.Vitiligo) ? borders.Depigmented(given.Depigmented) : none;
        PlaneMemory.Reclaim();
        LesionMask plaque = condition.HasFlag(LesionCondition.Dle)
            ? borders.Plaque(given.Plaque, given.Depigmented).Select(mask => MaskOperations.AndNot(mask, depigmented.Likely))
            : none;
        return new SegmentedPhoto(photo, depigmented, plaque, borders.Unaffected(depigmented.Likely, plaque.Likely), stage, probabilities);
    }

    private static (LesionStage Stage, LesionProbabilities Probabilities) Classify(CalibratedPhoto photo, SegmentationOptions options, TissueModel model)
    {
        (LesionStage stage, FeatureStack features) = LesionStage.Prepare(photo, options, model.Regions)
            ?? throw new MeasurementException("segmentation", "no skin found in the photo: check that it shows the body site under neutral light");
        return (stage, LesionProbabilities.Of(stage, features, model.Lesions));
    }
}
