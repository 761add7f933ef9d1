using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>One lesion kind as segmented, with how far its border could plausibly lie inward and outward. Strict within likely within lenient.</summary>
/// <param name="Likely">Lesion more probably than not: what is measured.</param>
/// <param name="Strict">What of it stays where a probability of 0.88 is asked for, and a border further in.</param>
/// <param name="Lenient">What it grows to where 0.12 suffices, and a border further out; pieces apart from it not included.</param>
public sealed record LesionMask(Mask Likely, Mask Strict, Mask Lenient)
{
    /// <summary>The pieces that the border was drawn from; null where none were judged.</summary>
    public JudgedPieces? Pieces { get; init; }

    /// <summary>Which of the pieces are in doubt; null where none is.</summary>
    public DoubtfulPieces? Doubtful { get; init; }

    /// <summary>What was a lesion at baseline and is none here, though that is in doubt (<see cref="VanishedLesions"/>); null for none, and for a photo by itself.</summary>
    public Mask? Vanished { get; init; }

    /// <summary>No lesion.</summary>
    public static LesionMask Empty(ImageSize size) => new(new Mask(size), new Mask(size), new Mask(size));

    /// <summary>Applies <paramref name="operation"/>, which must keep subsets subsets, to the three.</summary>
    public LesionMask Select(Func<Mask, Mask> operation) =>
        new(operation(Likely), operation(Strict), operation(Lenient)) { Pieces = Pieces, Doubtful = Doubtful, Vanished = Vanished };
}
