using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Finds the islands that a returning patch leaves. Pigment that spreads from follicles cuts a patch into small pieces, each of which the classifiers see too little of; a person who knows the patch
/// follows them by their color, that of the larger pieces beside them. Only where a patch was, and part of it still is found, islands are looked for, so none is created where nothing was or
/// nothing is left.
/// </summary>
internal static class PatchRemains
{
    /// <summary>Least share of what lies close together of the former patches that is found: less tells no color.</summary>
    private const double LeastFound = 0.05;

    /// <summary>Share of the contrast between what is left and the skin beside at an island's border, as at that of any patch.</summary>
    private const double BorderShare = HalfContrastBorder.LikelyShare;

    /// <summary>Share of the contrast that a part of an island has: what repigments evenly hardly exceeds half.</summary>
    private const double PeakShare = 0.75;

    /// <summary>
    /// Least part of an island that has it. Of 23 follow-ups of own phantoms that islands change, the Dice then rises by 0.007 in the mean and falls by 0.006 at most; with half of the contrast alone it falls
    /// by up to 0.066, on patches that repigment evenly.
    /// </summary>
    private const double LeastPeak = 0.25;

    /// <summary>Most that unaffected skin may scatter, as a share of the contrast: of normal scatter a twentieth then exceeds half of it.</summary>
    private const double MostScatter = 0.3;

    /// <summary>Where in the distribution over what is left its body lies.</summary>
    private const double BodyQuantile = 0.8;

    /// <summary><paramref name="photo"/> with the islands that are left of former patches; they are in doubt, so not within the strict border.</summary>
    /// <param name="photo">The follow-up, segmented in the light of the baseline.</param>
    /// <param name="former">Lesions at baseline, in its frame.</param>
    /// <param name="options">Smallest lesion.</param>
    public static SegmentedPhoto Joined(SegmentedPhoto photo, FormerLesions former, SegmentationOptions options)
    {
        if (Find(photo, former, options) is not { } islands)
        {
            return photo;
        }

        LesionMask depigmented = photo.DepigmentedBorders with
        {
            Likely = MaskOperations.Or(photo.Depigmented, islands),
            Lenient = MaskOperations.Or(photo.DepigmentedBorders.Lenient, islands),
        };
        LesionMask plaque = photo.PlaqueBorders.Select(mask => MaskOperations.AndNot(mask, islands));
        return photo with
        {
            DepigmentedBorders = depigmented,
            PlaqueBorders = plaque,
            Unaffected = LesionBorders.Unaffected(photo.Stage, depigmented.Likely, plaque.Likely),
        };
    }

    private static Mask? Find(SegmentedPhoto photo, FormerLesions former, SegmentationOptions options)
    {
        Mask known = MaskOperations.And(former.DepigmentedAlone, photo.Skin);
        Mask left = MaskOperations.And(known, photo.Depigmented);
        if (left.CountIn() == 0
            || LesionContrast.Of(photo.Chromophores.Residual, left, left, photo.Skin) is not { } contrast
            || MaskedStatistics.StandardDeviation(contrast, photo.Unaffected) is not (>= 0 and <= MostScatter))
        {
            return null;
        }

        Mask elsewhere = MaskOperations.AndNot(MaskOperations.Or(photo.Depigmented, photo.Plaque), known);
        ContrastLevels levels = ContrastLevels.Of(contrast, known, MaskOperations.AndNot(photo.Skin, elsewhere), BodyQuantile, left);
        Mask missed = MaskOperations.AndNot(MaskOperations.AndNot(known, left), MaskOperations.Or(photo.Hair, photo.Plaque));
        bool[] isTold = Told(levels.Groups, known, left);
        Mask pale = Above(contrast, levels, isTold, missed, BorderShare);
        Mask islands = ConnectedComponents.RemoveSmall(pale, options.MinLesionPixels(photo.Skin.CountIn()));
        Mask kept = WithPeak(islands, Above(contrast, levels, isTold, islands, PeakShare));
        return kept.CountIn() == 0 ? null : kept;
    }

    /// <summary>Of each group, whether enough of it is found.</summary>
    private static bool[] Told(ComponentMap groups, Mask known, Mask left)
    {
        long[] before = new long[groups.Count + 1];
        long[] now = new long[groups.Count + 1];
        for (int i = 0; i < groups.Labels.Length; i++)
        {
            before[groups.Labels[i]] += known.Pixels[i] != Mask.Out ? 1 : 0;
            now[groups.Labels[i]] += left.Pixels[i] != Mask.Out ? 1 : 0;
        }

        return [.. before.Zip(now, (all, found) => found > 0 && found >= LeastFound * all)];
    }

    /// <summary>The pixels of <paramref name="where"/> with at least <paramref name="share"/> of their group's contrast.</summary>
    private static Mask Above(Plane contrast, ContrastLevels levels, bool[] isTold, Mask where, double share)
    {
        Mask above = new(where.Size);
        for (int i = 0; i < where.Pixels.Length; i++)
        {
            if (where.Pixels[i] != Mask.Out && isTold[levels.Groups.Labels[i]])
            {
                above.WritablePixels[i] = contrast.Samples[i] >= levels.At(levels.Groups.Labels[i], share) ? Mask.In : Mask.Out;
            }
        }

        return above;
    }

    private static Mask WithPeak(Mask islands, Mask peaks)
    {
        ComponentMap pieces = ConnectedComponents.Label(islands, eightConnected: true);
        long[] high = new long[pieces.Count + 1];
        for (int i = 0; i < pieces.Labels.Length; i++)
        {
            high[pieces.Labels[i]] += peaks.Pixels[i] != Mask.Out ? 1 : 0;
        }

        return pieces.Select(piece => high[piece.Label] >= LeastPeak * piece.AreaPixels);
    }
}
