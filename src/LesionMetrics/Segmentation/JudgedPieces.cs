using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Study;

namespace LesionMetrics.Segmentation;

/// <summary>Pieces of would-be lesion, each with the probability that it is one, before what a baseline knows of them.</summary>
/// <param name="Found">The pieces, at analysis size.</param>
/// <param name="Probabilities">Probability in [0, 1] of each piece, in the order of <see cref="ConnectedComponents.Label(LesionMetrics.Imaging.Mask, bool)"/>.</param>
public sealed record JudgedPieces(Mask Found, IReadOnlyList<float> Probabilities)
{
    /// <summary>A piece must more probably be a lesion than not.</summary>
    private const double LeastProbability = 0.5;

    /// <summary>
    /// Of lesions of the one kind that the study says the patient has, see <see cref="LeastOfSurest"/>. Against 0.8 and 0.85 the mean Dice of 24 strong patches painted on real skin goes from 0.45 to 0.51 and that of faint
    /// plaques from 0.42 to 0.51, before the photo's colors counted; of 100 unaffected photos said to show either kind 87 and 96 are without a false lesion since.
    /// </summary>
    private const double LeastOfSurestStated = 0.6;

    /// <summary>Of depigmented areas where either kind may be there, or none: 0.85, and 0.8 for plaques, leave false lesions on 25 of 300 unaffected photos for 21, before the photo's colors counted.</summary>
    private const double LeastOfSurestPatch = 0.9;

    /// <summary>Of plaques, likewise.</summary>
    private const double LeastOfSurestPlaque = 0.85;

    /// <summary>
    /// From here on a piece is a lesion without a doubt, and a mimic as far below. Of photos of 160 synthetic subjects whose plaques are `ok`, those with an area off by more than a fifth go from 19 of 86 to 4 of 55; 0.8
    /// leaves 8 of 64.
    /// </summary>
    private const double SureProbability = 0.9;

    /// <summary>Of a piece that is told to be a mimic by what its classifier does not see: four times these odds are a lesion's.</summary>
    private const float MimicProbability = 0.3f;

    /// <summary>
    /// From here on a piece beside the plaque that a close-up was taken of is a lesion: that the photo shows one is told by the other. Of 30 pieces beside one on 15 real close-ups this takes 23, of which one is a lesion, and of
    /// 37 painted ones 10, with 3 % of their area.
    /// </summary>
    private const float LeastBeside = 0.75f;

    /// <summary>
    /// How probable the surest piece must be for the photo to show this kind at all, where the baseline does not already say so: skin without lesions has a chance to be wrong about every
    /// mimic on it.
    /// </summary>
    public double LeastOfSurest { get; init; } = LeastOfSurestStated;

    /// <summary>That of pieces of <paramref name="kind"/> where the study says that the patient has <paramref name="condition"/>.</summary>
    public static double LeastOf(LesionKind kind, LesionCondition condition) =>
        condition != LesionCondition.Both ? LeastOfSurestStated
        : kind == LesionKind.Depigmented ? LeastOfSurestPatch
        : LeastOfSurestPlaque;

    /// <summary>The pieces that are lesions.</summary>
    /// <param name="former">
    /// Where the baseline has that kind, at analysis size; null if unknown. It raises the odds of a piece by the share that lies there, and wherever it lies it says that this skin has that kind.
    /// </param>
    public Mask Keep(Mask? former)
    {
        if (Probabilities.Count == 0)
        {
            return Found;
        }

        ComponentMap pieces = ConnectedComponents.Label(Found, eightConnected: true);
        long[] within = Within(pieces, former);
        double least = Least(pieces, within);
        return pieces.Select(piece => Raised(piece, within) >= least);
    }

    /// <summary>The pieces of which that is in doubt, by their numbers in the order of the probabilities; null where none is.</summary>
    /// <param name="former">Where the baseline has that kind, at analysis size; null if unknown.</param>
    public DoubtfulPieces? Doubtful(Mask? former)
    {
        if (Probabilities.Count == 0)
        {
            return null;
        }

        ComponentMap pieces = ConnectedComponents.Label(Found, eightConnected: true);
        long[] within = Within(pieces, former);
        double least = Least(pieces, within);
        Component[] doubtful = [.. pieces.Components.Where(piece => Raised(piece, within) is >= 1 - SureProbability and < SureProbability)];
        return doubtful.Length == 0 ? null : new DoubtfulPieces(
            [.. doubtful.Where(piece => Raised(piece, within) >= least).Select(piece => piece.Label - 1)],
            [.. doubtful.Where(piece => Raised(piece, within) < least).Select(piece => piece.Label - 1)]);
    }

    /// <summary>These, in doubt where <paramref name="isMimic"/> says of a piece what its classifier cannot see: no lesion by itself, and one where the baseline has one throughout.</summary>
    /// <param name="leastAreaPixels">Smaller pieces are not asked about.</param>
    /// <param name="isMimic">What is asked of a piece, at analysis size.</param>
    public JudgedPieces Doubting(double leastAreaPixels, Func<Mask, bool> isMimic)
    {
        if (Probabilities.All(lesion => lesion < MimicProbability))
        {
            return this;
        }

        ComponentMap pieces = ConnectedComponents.Label(Found, eightConnected: true);
        float[] doubted = [.. Probabilities];
        foreach (Component asked in pieces.Components)
        {
            ref float lesion = ref doubted[asked.Label - 1];
            if (lesion >= MimicProbability && asked.AreaPixels >= leastAreaPixels && isMimic(pieces.Select(piece => piece.Label == asked.Label)))
            {
                lesion = MimicProbability;
            }
        }

        return this with { Probabilities = doubted };
    }

    /// <summary>These, in doubt where they lie apart from the plaque that a close-up was taken of and are not sure: no lesion by themselves, and one where the baseline has one throughout.</summary>
    /// <param name="subject">That plaque, at analysis size.</param>
    public JudgedPieces Beside(Mask subject)
    {
        ComponentMap pieces = ConnectedComponents.Label(Found, eightConnected: true);
        Mask touching = pieces.Touching(subject);
        float[] doubted = [.. Probabilities];
        foreach (Component piece in pieces.Components)
        {
            ref float lesion = ref doubted[piece.Label - 1];
            if (lesion is >= MimicProbability and < LeastBeside && touching.Pixels[pieces.IndicesOf(piece)[0]] == Mask.Out)
            {
                lesion = MimicProbability;
            }
        }

        return this with { Probabilities = doubted };
    }

    /// <summary>Whether the piece with this number is more probably a lesion than not, by itself.</summary>
    public bool IsProbable(int number) => Probabilities[number] >= LeastProbability;

    /// <summary>The pieces with these numbers.</summary>
    public Mask Only(IReadOnlyList<int> numbers) => ConnectedComponents.Label(Found, eightConnected: true).Select(piece => numbers.Contains(piece.Label - 1));

    /// <summary>Whether knowing <paramref name="former"/> changes what any piece is held for.</summary>
    public bool ChangeWith(Mask former)
    {
        if (Probabilities.Count == 0)
        {
            return false;
        }

        ComponentMap pieces = ConnectedComponents.Label(Found, eightConnected: true);
        long[] alone = Within(pieces, null);
        long[] within = Within(pieces, former);
        double leastAlone = Least(pieces, alone);
        double least = Least(pieces, within);
        return pieces.Components.Any(piece => Raised(piece, alone) >= leastAlone != Raised(piece, within) >= least);
    }

    /// <summary>
    /// The pieces that lie with more than half of them within <paramref name="other"/>, lesions or not, as something is there; and apart from them the lesions that do not.
    /// </summary>
    /// <param name="other">Where the baseline has the other kind, at analysis size.</param>
    /// <param name="former">Where it has this kind.</param>
    public (Mask Within, Mask Beyond) Parted(Mask other, Mask former)
    {
        ComponentMap pieces = ConnectedComponents.Label(Found, eightConnected: true);
        long[] shared = Within(pieces, other);
        long[] within = Within(pieces, former);
        double least = Least(pieces, within);
        return (pieces.Select(IsWithin), pieces.Select(piece => Raised(piece, within) >= least && !IsWithin(piece)));

        bool IsWithin(Component piece) => 2 * shared[piece.Label] > piece.AreaPixels;
    }

    /// <summary>From what probability on a piece is a lesion.</summary>
    private double Least(ComponentMap pieces, long[] within) =>
        within.Any(pixels => pixels > 0) || pieces.Components.Any(piece => Raised(piece, within) >= LeastOfSurest) ? LeastProbability : LeastOfSurest;

    /// <summary>Its probability, told what the baseline has there.</summary>
    private double Raised(Component piece, long[] within)
    {
        double lesion = Probabilities[piece.Label - 1];
        double raised = lesion * (1 + ((FormerLesions.OddsFactor - 1) * within[piece.Label] / piece.AreaPixels));
        return raised / (raised + 1 - lesion);
    }

    private static long[] Within(ComponentMap pieces, Mask? former)
    {
        long[] within = new long[pieces.Count + 1];
        for (int i = 0; former is not null && i < pieces.Labels.Length; i++)
        {
            within[pieces.Labels[i]] += former.Pixels[i] != Mask.Out ? 1 : 0;
        }

        return within;
    }
}
