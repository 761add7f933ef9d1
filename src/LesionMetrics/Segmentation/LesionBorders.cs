using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Kernels;
using LesionMetrics.Study;

namespace LesionMetrics.Segmentation;

/// <summary>
/// Lesion probabilities -> masks at analysis size: what may be lesion, of that what is judged to be, and where the photo says that it ends.
/// </summary>
internal sealed class LesionBorders
{
    /// <summary>Probabilities at the plausible borders inside and outside the likely one: log odds of two, as much as the photo's own colors can add or take.</summary>
    private const float StrictProbability = 0.88f;

    private const float LenientProbability = 0.12f;

    /// <summary>Probability from which a pixel belongs to the body of a lesion.</summary>
    private const float SureProbability = 0.9f;

    /// <summary>By what share of a lesion's contrast the plausible borders inside and outside the likely one lie from it.</summary>
    private const double PlausibleShare = 0.15;

    /// <summary>Margin between lesions and what counts as unaffected, as a share of the side.</summary>
    private const double MarginShare = 0.008;

    /// <summary>Least share of a photo whose border is asked about: smaller labels and corners are hardly there.</summary>
    private const double LeastCutShare = 0.002;

    private readonly LesionStage _stage;
    private readonly LesionMask? _subject;
    private readonly Mask _background;
    private readonly Mask? _roi;
    private readonly FormerLesions? _former;
    private readonly TissueModel _model;
    private readonly SegmentationOptions _options;
    private readonly LesionCondition _condition;

    /// <param name="stage">The prepared photo.</param>
    /// <param name="roi">The region of interest, at analysis size; null for the whole photo. Its edge is none of skin.</param>
    /// <param name="former">Lesions at baseline; null for a photo by itself.</param>
    /// <param name="condition">What the study says that the patient has.</param>
    /// <param name="model">Judges pieces.</param>
    /// <param name="options">Smallest lesion.</param>
    public LesionBorders(LesionStage stage, Mask? roi, FormerLesions? former, LesionCondition condition, TissueModel model, SegmentationOptions options)
    {
        _stage = stage;
        _subject = SubjectOutline.Of(stage);
        _background = roi is null ? MaskOperations.Not(stage.Skin) : MaskOperations.AndNot(roi, stage.Skin);
        _roi = roi;
        _former = former;
        _condition = condition;
        _model = model;
        _options = options;
    }

    /// <summary>Depigmented areas.</summary>
    /// <param name="probability">Of depigmented skin, at feature size.</param>
    /// <param name="known">The pieces that this probability gave before; null if unknown.</param>
    /// <returns>Apart from a plaque that the photo was taken of, whose horn is as pale.</returns>
    public LesionMask Depigmented(Plane probability, JudgedPieces? known)
    {
        LesionMask found = Outlined(LesionKind.Depigmented, probability, known, HalfContrastBorder.LikelyShare, (found, sure) => new HalfContrastBorder(Contrast(found, sure), _stage.Skin).Move);
        return _subject is { } subject ? found.Select(mask => MaskOperations.AndNot(mask, subject.Lenient)) : found;
    }

    /// <summary>Plaques, whole: erythema with the scale on it.</summary>
    /// <param name="probability">Of plaque, at feature size.</param>
    /// <param name="depigmented">Of depigmented skin: a plaque's border does not move into it, pale cloth least of all.</param>
    /// <param name="known">The pieces that this probability of plaque gave before; null if unknown.</param>
    public LesionMask Plaque(Plane probability, Plane depigmented, JudgedPieces? known) =>
        Outlined(
            LesionKind.Plaque,
            probability,
            known,
            PlaqueBorder.LikelyShare,
            (_, _) => new PlaqueBorder(_stage.Chromophores, SkinWithout(depigmented), probability).Move);

    /// <summary>What a depigmented area's border is sought in: the way from the skin beside to it, or where that cannot be told loss of melanin.</summary>
    private Plane Contrast(Mask found, Mask sure) => LesionContrast.Of(_stage.Chromophores.Residual, found, sure, _stage.Skin) ?? _stage.Chromophores.MelaninLoss;

    private Mask SkinWithout(Plane depigmented)
    {
        Plane pale = Resampler.Resize(depigmented, _stage.Skin.Size);
        Mask skin = new(pale.Size);
        MaskRow.AtLeast(pale.Samples, LesionCandidates.LikelyProbability, skin.WritablePixels);
        return MaskOperations.AndNot(_stage.Skin, skin);
    }

    /// <summary>Skin that neither lies in or near a lesion, nor under hair, nor differs from the reference by itself.</summary>
    public static Mask Unaffected(LesionStage stage, Mask depigmented, Mask plaque)
    {
        int margin = Math.Max(1, (int)Math.Round(MarginShare * Math.Sqrt(stage.Skin.Size.PixelCount)));
        Mask near = Morphology.Dilate(MaskOperations.Or(depigmented, plaque), margin);
        Mask reference = MaskOperations.And(Resampler.EnlargeMask(stage.Reference.Unaffected, stage.Skin.Size), stage.Skin);
        return MaskOperations.AndNot(MaskOperations.AndNot(reference, near), stage.Covered);
    }

    private LesionMask Outlined(LesionKind kind, Plane probability, JudgedPieces? known, double likelyShare, Func<Mask, Mask, MoveBorder> drawn)
    {
        LesionCandidates candidates = new(_stage, kind, probability, _options);
        LesionMask classified = Classified(kind, candidates, known ?? Judge(kind, candidates));
        LesionMask? subject = kind == LesionKind.Plaque ? _subject : null;
        if (subject is not null)
        {
            Mask own = ConnectedComponents.Label(classified.Likely, eightConnected: true).Touching(subject.Likely);
            classified = Apart(classified, subject);
            subject = Disputed(subject, own);
        }

        LesionMask outlined = classified.Likely.CountIn() == 0
            ? classified
            : Moved(kind, candidates, classified, likelyShare, drawn(classified.Likely, MaskOperations.And(classified.Likely, candidates.From(SureProbability))));
        LesionMask?[] whole = kind == LesionKind.Plaque ? [subject, _former?.Scaled] : [];
        return whole.OfType<LesionMask>().Aggregate(outlined, Joined);
    }

    /// <summary>What was classified, with its borders where the photo has them.</summary>
    private LesionMask Moved(LesionKind kind, LesionCandidates candidates, LesionMask classified, double likelyShare, MoveBorder move)
    {
        PlaneMemory.Reclaim();
        IReadOnlyList<Mask> inner = move(classified.Likely, [likelyShare, likelyShare + PlausibleShare]);
        Mask likely = Whole(inner[0]);
        Mask strict = MaskOperations.And(MaskOperations.And(classified.Strict, likely), Whole(inner[1]));
        return classified with
        {
            Likely = likely,
            Strict = strict,
            Lenient = MaskOperations.Or(likely, Whole(move(classified.Lenient, [likelyShare - PlausibleShare])[0])),
        };

        Mask Whole(Mask found)
        {
            Mask whole = candidates.Whole(candidates.Closed(found));
            return kind == LesionKind.Plaque ? DrawnOutline.Of(whole, _stage.Skin) : whole;
        }
    }

    /// <summary>What was classified beside the photo's subject.</summary>
    private LesionMask Apart(LesionMask classified, LesionMask subject)
    {
        Mask likely = SubjectNeighbors.Of(_stage, subject, classified.Likely);
        Mask lenient = MaskOperations.AndNot(classified.Lenient, subject.Lenient);
        return classified with
        {
            Likely = likely,
            Strict = MaskOperations.And(classified.Strict, likely),
            Lenient = ConnectedComponents.Label(lenient, eightConnected: true).Touching(likely),
        };
    }

    /// <summary><paramref name="subject"/>, of which the classifier draws <paramref name="own"/>: what both hold for plaque is sure, and what either does is plausible.</summary>
    private static LesionMask Disputed(LesionMask subject, Mask own) => subject with
    {
        Strict = MaskOperations.And(subject.Strict, own),
        Lenient = MaskOperations.Or(subject.Lenient, own),
    };

    private static LesionMask Joined(LesionMask others, LesionMask subject) => others with
    {
        Likely = MaskOperations.Or(others.Likely, subject.Likely),
        Strict = MaskOperations.Or(others.Strict, subject.Strict),
        Lenient = MaskOperations.Or(others.Lenient, subject.Lenient),
    };

    /// <summary>Moves the border of what was found, once for each share of the contrast.</summary>
    private delegate IReadOnlyList<Mask> MoveBorder(Mask found, IReadOnlyList<double> shares);

    private JudgedPieces Judge(LesionKind kind, LesionCandidates candidates)
    {
        PieceFeatures features = new(_stage, _background, kind);
        JudgedPieces judged = PieceJudge.Judge(candidates.Found(), candidates.Sureness(), features, _model.Pieces(kind)) with { LeastOfSurest = JudgedPieces.LeastOf(kind, _condition) };
        judged = judged.Doubting(LeastCutShare * _stage.Skin.Size.PixelCount, IsCut);
        if (kind == LesionKind.Depigmented)
        {
            return judged;
        }

        judged = judged.Doubting(MouthLine.LeastShare * _stage.Skin.Size.PixelCount, piece => MouthLine.RunsThrough(piece, _stage.FirstSight));
        return _subject is { } subject ? judged.Beside(subject.Lenient) : judged;
    }

    /// <summary>Whether a piece has the straight border of a label, or of what lies beside a limb.</summary>
    private bool IsCut(Mask piece) => CutPaper.Is(PieceOutline.Of(piece, _roi)) || StraightBorder.Has(piece, _stage.Skin, _roi);

    private LesionMask Classified(LesionKind kind, LesionCandidates candidates, JudgedPieces judged)
    {
        Mask likely = judged.Keep(_former?.Of(kind));
        Mask strict = MaskOperations.And(likely, candidates.From(StrictProbability));
        ComponentMap pieces = ConnectedComponents.Label(MaskOperations.Or(likely, candidates.From(LenientProbability)), eightConnected: true);
        return new LesionMask(likely, strict, pieces.Touching(likely)) { Pieces = judged, Doubtful = judged.Doubtful(_former?.Of(kind)) };
    }
}
