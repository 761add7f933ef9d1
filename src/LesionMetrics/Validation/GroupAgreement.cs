using LesionMetrics.Segmentation;

namespace LesionMetrics.Validation;

/// <summary>Agreement over the photos and pairs of one lesion kind and group of skin tones, a row of <c>agreement.csv</c>.</summary>
/// <param name="Lesion">Lesion kind.</param>
/// <param name="Group">One of <see cref="ToneGroups.Names"/>.</param>
/// <param name="PhotosScored">Photos with a reference that were measured.</param>
/// <param name="PhotosFailed">Photos with a reference that were not; their tone is unknown, so they count under <c>all</c> alone.</param>
/// <param name="PhotosWithLesion">Scored photos whose reference is not empty: what Dice, Jaccard and HD95 are taken over.</param>
/// <param name="MeanDice">Null without such photos.</param>
/// <param name="MedianDice">Null without such photos.</param>
/// <param name="MeanJaccard">Null without such photos.</param>
/// <param name="Hausdorff95Count">Photos on which both masks hold something, so that HD95 exists.</param>
/// <param name="MedianHausdorff95Pixels">Over those.</param>
/// <param name="MedianHausdorff95PercentOfDiagonal">Over those.</param>
/// <param name="MeanFalsePercentOfSkinWithoutLesion">Area found where the reference is empty, in per cent of skin; null without such photos.</param>
/// <param name="Area">Lesion area in per cent of skin, all scored photos.</param>
/// <param name="AreaCorrelation">ICC(2,1) of the same.</param>
/// <param name="PairsFailed">Pairs whose reference change is known and whose measured one is not, and pairs that were not registered or measured.</param>
/// <param name="Change">Repigmentation (depigmented) or area change (plaque), in per cent of the baseline area.</param>
/// <param name="ChangeCorrelation">ICC(2,1) of the same.</param>
public sealed record GroupAgreement(
    LesionKind Lesion,
    string Group,
    int PhotosScored,
    int PhotosFailed,
    int PhotosWithLesion,
    double? MeanDice,
    double? MedianDice,
    double? MeanJaccard,
    int Hausdorff95Count,
    double? MedianHausdorff95Pixels,
    double? MedianHausdorff95PercentOfDiagonal,
    double? MeanFalsePercentOfSkinWithoutLesion,
    BlandAltman? Area,
    IntraclassCorrelation? AreaCorrelation,
    int PairsFailed,
    BlandAltman? Change,
    IntraclassCorrelation? ChangeCorrelation);
