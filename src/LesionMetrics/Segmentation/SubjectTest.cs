using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Kernels;
using LesionMetrics.Study;

namespace LesionMetrics.Segmentation;

/// <summary>Whether what a close-up was taken of is a plaque. That it stands out in the middle an eye does, too, a mole, a mouth, and the shaded edge of a limb.</summary>
internal sealed class SubjectTest
{
    /// <summary>Least mean probability of plaque over a figure. Eyes, moles and lips have 0.15 at most, plaques 0.2 at least, most of them 0.5; shaded edges may have 0.3.</summary>
    private const double LeastProbability = 0.2;

    /// <summary>
    /// Least mean probability of plaque at first sight from which a patch is ruled out: what the lesion classifier takes for one is horn and scale then. Five synthetic figures that are patches have 0.04 at
    /// most; of 18 real close-ups an ulcer on an ear and one among ink, which it takes for patches in part, have 0.30 and 0.25.
    /// </summary>
    private const double LeastFirstSight = 0.2;

    /// <summary>
    /// Least mean probability of plaque or depigmented skin at first sight, of a figure that has <see cref="LeastFirstSight"/> of plaque, from which it is one whatever the lesion classifier gives it: on blurred versions of
    /// three real close-ups that gives 0.15 to 0.33 where first sight has 0.57 to 0.93. Moles have 0.2.
    /// </summary>
    private const double LeastLesional = 0.5;

    /// <summary>Least share of a figure that is skin: an eye is none, nor is a label; a plaque that is taken for something else in part is.</summary>
    private const double LeastSkinShare = 0.5;

    /// <summary>Most mean probability of eye over a figure: two eyes that had passed for plaques have 0.29 and 0.36, 15 real close-ups 0.06 at most and one 0.13.</summary>
    private const double MostEye = 0.2;

    /// <summary>
    /// Least share of skin in what surrounds a figure, from <see cref="MarginShare"/> to <see cref="SurroundShare"/> of the side beyond it: a lesion lies on skin,
    /// and the shaded edge of a limb, redder for its shade, beside what is behind it. Of 18 real close-ups 17 have 0.87 and more; two shaded edges of 0.56 and 0.75 had passed for plaques.
    /// </summary>
    private const double LeastSkinAround = 0.8;

    /// <summary>
    /// How many times its area may lie beside a figure in what the classifier holds for plaque: flush and strays may exceed it, as on eight of 20 real close-ups, by five times on the one where they are most;
    /// plaques about an eye were some twenty times as large.
    /// </summary>
    private const double MostBeside = 10;

    /// <summary>
    /// Likewise of a figure that dominates by less than <see cref="ClearDominance"/> and of which the classifier draws <see cref="MostlyDrawn"/>: it is the part of a larger plaque that lies in the middle. A real close-up has 0.7 to 1.4 in
    /// versions of it; a synthetic figure that is a part of its plaque, of which the rest was lost with it, 1.8.
    /// </summary>
    private const double MostBesidePart = 1.6;

    private const double ClearDominance = 0.6;

    private const double MostlyDrawn = 0.8;

    /// <summary>
    /// Most of a figure that the reference of unaffected skin rests on: a plaque has none in it. Of 18 real close-ups 15 have 0.045 at most; synthetic figures that hold skin, lips or an eye
    /// beside a lesion, or in its place, have 0.06 to 0.57.
    /// </summary>
    private const double MostUnaffected = 0.06;

    /// <summary>
    /// Likewise where there is no finer outline to lose, as most of the figure is not drawn by the classifier, though at first sight it is not unaffected: on blotched or furrowed skin the reference rests on
    /// what passes for skin. Two real close-ups have 0.21 and 0.23; eight synthetic figures with 0.06 to 0.21 that are plaque in part are drawn for the most part, or unaffected at first sight.
    /// </summary>
    private const double MostUnaffectedOfMissed = 0.25;

    /// <summary>
    /// Likewise of one that dominates by less than <see cref="LeastDominanceOfMissed"/>: a synthetic mouth with a patch and two plaques about it has 0.20, and a real close-up in versions of it 0.09 to 0.16.
    /// </summary>
    private const double MostUnaffectedOfFaint = 0.18;

    private const double LeastDominanceOfMissed = 0.4;

    private const double MarginShare = 0.01;

    private const double SurroundShare = 0.03;

    private readonly LesionStage _stage;
    private readonly Mask _own;
    private readonly double _dominance;
    private readonly Plane _probability;
    private readonly Mask? _roi;

    /// <param name="stage">The prepared photo.</param>
    /// <param name="figure">What it was taken of.</param>
    /// <param name="probabilities">How probable each kind is, before the condition is known.</param>
    /// <param name="condition">What the study says that the patient has.</param>
    /// <param name="roi">The region of interest, at analysis size; null for the whole photo.</param>
    public SubjectTest(LesionStage stage, Figure figure, LesionProbabilities probabilities, LesionCondition condition, Mask? roi)
    {
        _stage = stage;
        _roi = roi;
        _dominance = figure.Dominance;
        _own = figure.From(Figure.LikelyProbability);
        bool plaqueAlone = condition == LesionCondition.Dle || Mean(stage.FirstSight.Plaque, _own) >= LeastFirstSight;
        _probability = Small(probabilities.Given(plaqueAlone ? LesionCondition.Dle : condition).Plaque);
    }

    /// <summary>Whether it is one.</summary>
    public bool IsPlaque()
    {
        Mask seen = MaskOperations.And(_own, Small(_stage.Skin));
        return seen.CountIn() > 0 && seen.CountIn() >= LeastSkinShare * _own.CountIn() && LiesOnSkin() && !IsUnaffected()
            && Mean(_stage.FirstSight.Eye, _own) <= MostEye && (Mean(_probability, seen) >= LeastProbability || IsLesional()) && !IsOutweighed() && !MouthLine.RunsThrough(_own, _stage.FirstSight);
    }

    /// <summary>Whether it is lesion at first sight, and not a patch alone.</summary>
    private bool IsLesional()
    {
        double plaque = Mean(_stage.FirstSight.Plaque, _own);
        return plaque >= LeastFirstSight && plaque + Mean(_stage.FirstSight.Depigmented, _own) >= LeastLesional;
    }

    /// <summary>Whether what surrounds it, as far as that is asked about, is skin.</summary>
    private bool LiesOnSkin()
    {
        double side = Math.Sqrt(_own.Size.PixelCount);
        Mask around = MaskOperations.AndNot(Morphology.Dilate(_own, Radius(SurroundShare)), Morphology.Dilate(_own, Radius(MarginShare)));
        around = _roi is null ? around : MaskOperations.And(around, Small(_roi));
        return MaskOperations.IntersectionCount(around, Small(_stage.Skin)) >= LeastSkinAround * around.CountIn();

        int Radius(double share) => Math.Max(1, (int)Math.Round(share * side));
    }

    /// <summary>Whether too much of it is unaffected skin.</summary>
    private bool IsUnaffected()
    {
        double share = MaskOperations.IntersectionCount(_own, Small(_stage.Reference.Unaffected)) / (double)_own.CountIn();
        return share > MostUnaffected && (share > (_dominance < LeastDominanceOfMissed ? MostUnaffectedOfFaint : MostUnaffectedOfMissed) || !IsMissed());
    }

    /// <summary>Whether the lesion classifier draws less than half of it, and at first sight less than half of it is unaffected.</summary>
    private bool IsMissed() => DrawnShare() < 0.5 && Mean(_stage.FirstSight.Unaffected, _own) < 0.5;

    /// <summary>Whether much more lies beside it that the classifier holds for plaque: then the photo was taken of that, too, and nothing beside it may be dropped.</summary>
    private bool IsOutweighed()
    {
        bool part = _dominance < ClearDominance && DrawnShare() >= MostlyDrawn;
        return MaskOperations.AndNot(Drawn(), _own).CountIn() > (part ? MostBesidePart : MostBeside) * _own.CountIn();
    }

    private double DrawnShare() => MaskOperations.IntersectionCount(Drawn(), _own) / (double)_own.CountIn();

    /// <summary>What the lesion classifier holds for plaque.</summary>
    private Mask Drawn()
    {
        Mask plaque = new(_own.Size);
        MaskRow.AtLeast(_probability.Samples, LesionCandidates.LikelyProbability, plaque.WritablePixels);
        return plaque;
    }

    private double Mean(Plane plane, Mask where) => MaskedStatistics.Mean(Small(plane), where);

    private Plane Small(Plane plane) => Resampler.Resize(plane, _own.Size);

    private Mask Small(Mask mask) => Resampler.ShrinkMask(mask, _own.Size);
}
