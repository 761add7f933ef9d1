using LesionMetrics.Imaging;
using LesionMetrics.Study;

namespace LesionMetrics.Phantoms;

/// <summary>What to draw at random, and what to fix, for one subject and view. Everything left null is drawn from <see cref="Seed"/>.</summary>
public sealed record PhantomSpec
{
    /// <summary>The same seed and settings give the same bytes on every machine.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Views with the same person seed show one person: skin and hair color agree. Null: a person of its own.</summary>
    public ulong? PersonSeed { get; init; }

    /// <summary>Size of every visit's photo. Default 1440 x 1080; the same seed shows the same scene at any size of the same shape.</summary>
    public ImageSize Size { get; init; } = new(1440, 1080);

    /// <summary>Days of the visits, the first 0. Default baseline and day 183.</summary>
    public IReadOnlyList<int> Days { get; init; } = [0, 183];

    /// <summary>Body site; null draws one.</summary>
    public PhantomSite? Site { get; init; }

    /// <summary>Skin tone; null draws one, each as likely.</summary>
    public SkinTone? Tone { get; init; }

    /// <summary>Pose, light, noise and faintness; null draws one.</summary>
    public PhantomDifficulty? Difficulty { get; init; }

    /// <summary>Whether the subject has no lesion at all. Null draws it: 1 in 8.</summary>
    public bool? Unaffected { get; init; }

    /// <summary>Which lesions an affected subject has; null draws them.</summary>
    public LesionCondition? Lesions { get; init; }

    /// <summary>What becomes of depigmented patches; null draws it.</summary>
    public DepigmentationResponse? DepigmentationResponse { get; init; }

    /// <summary>What becomes of plaques; null draws it.</summary>
    public PlaqueResponse? PlaqueResponse { get; init; }

    /// <summary>Radius of the largest lesion as a share of half the photo's shorter side, 0.03-1.2; null draws it. Above 0.5 it lies near the middle.</summary>
    public double? LargestLesionShare { get; init; }

    /// <summary>Whether depigmented patches lie anywhere in the frame and across its border, large and small, and meet, instead of apart from each other near its middle.</summary>
    public bool ExtensivePatches { get; init; }

    /// <summary>Whether the site bears terminal hair for sure, where it is not about an eye.</summary>
    public bool Hairy { get; init; }

    /// <summary>Whether plaques sit on and about the lids, where the site has an eye.</summary>
    public bool PlaquesOnLids { get; init; }

    /// <summary>Chance that a visit bears a mark of surgical pen about a lesion, 0-1. Default 1 in 12.</summary>
    public double InkChance { get; init; } = 1.0 / 12;

    /// <summary>Width of that mark over a fine pen's, 0.3-4. Default 1.</summary>
    public double InkWidth { get; init; } = 1;

    /// <summary>Gain of specular reflection over what the light draws, 0-6. Default 1.</summary>
    public double GlossGain { get; init; } = 1;

    /// <summary>Gain of mottling, large and fine, over what the person's skin has, 0-4. Default 1; skin that has seen much sun has more.</summary>
    public double MottleGain { get; init; } = 1;

    /// <summary>Gain of the depth of furrows, pores and grain over what the site has, 0-6. Default 1.</summary>
    public double ReliefGain { get; init; } = 1;

    /// <summary>Whether dark spots appear beside former patches at follow-up; null draws it: 1 in 5.</summary>
    public bool? NewDarkSpots { get; init; }

    /// <summary>The same spec with every null drawn from the seed.</summary>
    public PhantomSpec Resolve()
    {
        RandomStream random = new RandomStream(Seed).Fork(1);
        PhantomSite site = Pick(random.Fork(1), [PhantomSite.Flat, PhantomSite.Flat, PhantomSite.Limb, PhantomSite.Limb, PhantomSite.Side, PhantomSite.Side, PhantomSite.Trunk, PhantomSite.Chin, PhantomSite.Periorbital]);
        SkinTone tone = (SkinTone)random.Fork(2).Integer(1, 6);
        PhantomDifficulty difficulty = (PhantomDifficulty)random.Fork(3).Integer(0, 2);
        bool unaffected = random.Fork(4).Chance(0.125);
        LesionCondition lesions = (LesionCondition)random.Fork(5).Integer(1, 3);
        DepigmentationResponse patches = (DepigmentationResponse)random.Fork(6).Integer(0, 5);
        PlaqueResponse plaques = (PlaqueResponse)random.Fork(7).Integer(0, 4);
        return this with
        {
            Site = Site ?? site,
            Tone = Tone ?? tone,
            Difficulty = Difficulty ?? difficulty,
            Unaffected = Unaffected ?? (Lesions is null && unaffected),
            Lesions = Lesions ?? lesions,
            DepigmentationResponse = DepigmentationResponse ?? patches,
            PlaqueResponse = PlaqueResponse ?? plaques,
            NewDarkSpots = NewDarkSpots ?? random.Fork(8).Chance(0.2),
        };
    }

    private static T Pick<T>(RandomStream random, ReadOnlySpan<T> choices) => random.Pick(choices);
}
