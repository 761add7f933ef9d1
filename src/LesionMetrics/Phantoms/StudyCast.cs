using LesionMetrics.Imaging;
using LesionMetrics.Study;

namespace LesionMetrics.Phantoms;

/// <summary>Decides which subject and view of a synthetic study is rendered from which spec.</summary>
internal static class StudyCast
{
    /// <summary>Subject, view and spec of every series, in the order they are written.</summary>
    public static IReadOnlyList<(string Subject, string View, PhantomSpec Spec)> Of(PhantomOptions options) =>
        options.Preset == PhantomPreset.SampleStudy ? Sample(options) : Random(options);

    private static List<(string Subject, string View, PhantomSpec Spec)> Random(PhantomOptions options)
    {
        List<(string Subject, string View, PhantomSpec Spec)> cast = [];
        RandomStream study = new(options.Seed);
        for (int i = 0; i < options.SubjectCount; i++)
        {
            RandomStream subject = study.Fork((ulong)i);
            PhantomSpec spec = new()
            {
                Seed = subject.Seed,
                Size = SizeOf(options, subject.Pick<(int, int)>([(4, 3), (4, 3), (3, 2), (16, 9), (3, 4), (1, 1)])),
                Days = subject.Chance(0.25) ? [0, 91, 183] : subject.Chance(0.3) ? [0, 84] : [0, 183],
                Difficulty = options.Difficulty,
                Unaffected = options.UnaffectedShare is { } share ? subject.Fork(3).Chance(share) : null,
            };
            PhantomSite site = spec.Resolve().Site!.Value;
            cast.Add((Name(i), site.ToString().ToLowerInvariant(), spec with { Site = site }));
        }

        return cast;
    }

    private static List<(string Subject, string View, PhantomSpec Spec)> Sample(PhantomOptions options)
    {
        PhantomSpec face = new()
        {
            Seed = options.Seed + 100,
            PersonSeed = options.Seed + 100,
            Size = SizeOf(options, (4, 3)),
            Tone = SkinTone.IV,
            Difficulty = PhantomDifficulty.Easy,
            Unaffected = false,
            NewDarkSpots = true,
        };
        List<(string Subject, string View, PhantomSpec Spec)> cast =
        [
            ("S001", "chin", face with
            {
                Site = PhantomSite.Chin,
                Lesions = LesionCondition.Vitiligo,
                LargestLesionShare = 0.34,
                DepigmentationResponse = DepigmentationResponse.Perifollicular,
            }),
            ("S001", "periorbital", face with
            {
                Seed = options.Seed + 101,
                Site = PhantomSite.Periorbital,
                Lesions = LesionCondition.Both,
                LargestLesionShare = 0.32,
                DepigmentationResponse = DepigmentationResponse.Mixed,
                PlaqueResponse = PlaqueResponse.Resolve,
                PlaquesOnLids = true,
            }),
            ("S002", "forearm", face with
            {
                Seed = options.Seed + 102,
                PersonSeed = null,
                Days = [0, 91, 183],
                Tone = SkinTone.VI,
                Site = PhantomSite.Limb,
                Lesions = LesionCondition.Vitiligo,
                DepigmentationResponse = DepigmentationResponse.Stable,
                NewDarkSpots = false,
            }),
            ("S003", "flank", face with
            {
                Seed = options.Seed + 103,
                PersonSeed = null,
                Tone = SkinTone.III,
                Difficulty = PhantomDifficulty.Medium,
                Site = PhantomSite.Side,
                Lesions = LesionCondition.Vitiligo,
                DepigmentationResponse = DepigmentationResponse.Progress,
                NewDarkSpots = false,
            }),
            ("S004", "back", face with
            {
                Seed = options.Seed + 104,
                PersonSeed = null,
                Tone = SkinTone.II,
                Site = PhantomSite.Flat,
                Lesions = LesionCondition.Dle,
                LargestLesionShare = 0.3,
                PlaqueResponse = PlaqueResponse.Worsen,
                NewDarkSpots = false,
            }),
        ];
        return cast.FindAll(one => int.Parse(one.Subject.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) <= options.SubjectCount);
    }

    private static string Name(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"S{index + 1:000}");

    private static ImageSize SizeOf(PhantomOptions options, (int Across, int Down) shape)
    {
        double unit = Math.Sqrt(options.Megapixels * 1e6 / (shape.Across * shape.Down));
        return new ImageSize(Math.Max(64, 8 * (int)Math.Round(unit * shape.Across / 8)), Math.Max(64, 8 * (int)Math.Round(unit * shape.Down / 8)));
    }
}
