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
        using SideBySide alone = new(false);
        return Outline(photo, stage, probabilities, null, null, options, model, alone);
    }

    /// <summary>
    /// Segments <paramref name="followup"/> again, now that the baseline's lesions are known in its frame; as it is where they change what no piece is
    /// held for.
    /// </summary>
    internal static SegmentedPhoto Revise(SegmentedPhoto followup, FormerLesions former, SegmentationOptions options, TissueModel model, SideBySide work)
    {
        LesionProbabilities probabilities = Told(followup, former);
        bool told = probabilities != followup.Probabilities;
        former = former with { Scaled = ScaleRemains.Find(followup, former) };
        SegmentedPhoto outlined = told || former.Scaled is not null || Changes(followup, former, LesionKind.Depigmented) || Changes(followup, former, LesionKind.Plaque)
            ? Outline(followup.Calibrated, followup.Stage, probabilities, former, told ? null : followup, options, model, work)
            : followup;
        SegmentedPhoto revised = PatchRemains.Joined(outlined, former, options);
        return revised with
        {
            DepigmentedBorders = revised.DepigmentedBorders with { Vanished = VanishedLesions.Find(revised, former, LesionKind.Depigmented) },
            PlaqueBorders = revised.PlaqueBorders with { Vanished = VanishedLesions.Find(revised, former, LesionKind.Plaque) },
        };
    }

    /// <summary>The probabilities, told anew in former patches where one holds what looks like a plaque of its own, or like its scale; what reaches in from a plaque beside it stays.</summary>
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

    /// <param name="photo">The photo.</param>
    /// <param name="stage">Skin, reference and chromophores.</param>
    /// <param name="probabilities">How probable each kind is.</param>
    /// <param name="former">Lesions at baseline; null for a photo by itself.</param>
    /// <param name="seen">The photo as these probabilities outlined it without <paramref name="former"/>; null where they did not. Spares what stays as it is.</param>
    /// <param name="options">Smallest lesion.</param>
    /// <param name="model">Judges pieces.</param>
    /// <param name="work">Whether both kinds may be outlined side by side; changes no result.</param>
    private static SegmentedPhoto Outline(
        CalibratedPhoto photo,
        LesionStage stage,
        LesionProbabilities probabilities,
        FormerLesions? former,
        SegmentedPhoto? seen,
        SegmentationOptions options,
        TissueModel model,
        SideBySide work)
    {
        LesionCondition condition = photo.Photo.Entry.Condition;
        LesionBorders borders = new(stage, photo.Roi, former, condition, model, options);
        LesionProbabilities given = probabilities.Given(condition);
        LesionMask none = LesionMask.Empty(stage.Skin.Size);
        (LesionMask depigmented, LesionMask whole) = work.Both(
            () => seen is not null && former is not null && !Changes(seen, former, LesionKind.Depigmented)
                ? seen.DepigmentedBorders
                : condition.HasFlag(LesionCondition.Vitiligo) ? borders.Depigmented(given.Depigmented, seen?.DepigmentedBorders.Pieces) : none,
            () =>
            {
                PlaneMemory.Reclaim();
                return condition.HasFlag(LesionCondition.Dle) ? borders.Plaque(given.Plaque, given.Depigmented, seen?.PlaqueBorders.Pieces) : none;
            });
        LesionMask plaque = whole.Select(mask => MaskOperations.AndNot(mask, depigmented.Likely));
        return new SegmentedPhoto(photo, depigmented, plaque, LesionBorders.Unaffected(stage, depigmented.Likely, plaque.Likely), stage, probabilities);
    }

    private static (LesionStage Stage, LesionProbabilities Probabilities) Classify(CalibratedPhoto photo, SegmentationOptions options, TissueModel model)
    {
        (LesionStage stage, FeatureStack features) = LesionStage.Prepare(photo, options, model.Regions)
            ?? throw new MeasurementException("segmentation", "no skin found in the photo: check that it shows the body site under neutral light");
        LesionProbabilities probabilities = LesionProbabilities.Of(stage, features, model.Lesions);
        LesionCondition condition = photo.Photo.Entry.Condition;
        return condition.HasFlag(LesionCondition.Dle)
            ? (SubjectOutline.Recognize(stage, probabilities, condition, photo.Roi), probabilities)
            : (stage with { Figure = null }, probabilities);
    }
}
