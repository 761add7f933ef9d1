using LesionMetrics.Acquisition;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Phantoms;
using LesionMetrics.Study;

namespace LesionMetrics.Training;

/// <summary>Synthetic photos to train on: every series has a seed of its own and everything about it drawn at random.</summary>
public static class PhantomTrainingSet
{
    /// <summary>Pixel counts that photos are rendered at: texture must not tie a model to one resolution.</summary>
    private static readonly ImageSize[] Sizes = [new(960, 720), new(720, 960), new(1200, 900), new(800, 600), new(1280, 853), new(1440, 1080)];

    /// <summary>Share of series whose largest lesion may fill the frame, as close-ups of one lesion do.</summary>
    private const double CloseUpShare = 0.3;

    /// <summary>Share of visits with surgical pen on the skin in every other series, whose light is harsh, too: clinics mark what is to be cut, and ink must not pass for a lesion.</summary>
    private const double MarkedShare = 0.25;

    /// <summary>Every which series is a clinic's close-up of one lesion.</summary>
    private const ulong CloseUpPeriod = 3;

    /// <summary>Sizes of close-ups, which are often cut out of a larger photo.</summary>
    private static readonly ImageSize[] CloseUpSizes = [new(320, 320), new(400, 400), new(520, 520), new(560, 420), new(640, 640), new(760, 760), new(480, 640)];

    /// <summary>The photos of series <paramref name="seed"/>, after the JPEG compression of its camera.</summary>
    public static IReadOnlyList<TrainingPhoto> Render(ulong seed)
    {
        RandomStream random = new RandomStream(seed).Fork(501);
        if (seed % CloseUpPeriod == 0)
        {
            return [.. PhantomRenderer.Render(CloseUpOf(seed, random)).Visits.Select(visit => Develop(visit, seed))];
        }

        bool harsh = seed % 2 == 0;
        PhantomSeries series = PhantomRenderer.Render(new PhantomSpec
        {
            Seed = seed,
            Size = Sizes[(int)(seed % (ulong)Sizes.Length)],
            InkChance = harsh ? MarkedShare : 1.0 / 12,
            InkWidth = harsh ? random.LogUniform(0.6, 3.5) : 1,
            GlossGain = harsh ? random.LogUniform(0.5, 4) : 1,
            LargestLesionShare = random.Chance(CloseUpShare) ? random.LogUniform(0.4, 1.1) : null,
        });
        return [.. series.Visits.Select(visit => Develop(visit, seed))];
    }

    private static PhantomSpec CloseUpOf(ulong seed, RandomStream random) => new()
    {
        Seed = seed,
        Size = random.Pick<ImageSize>(CloseUpSizes),
        CloseUp = CloseUp.Draw(random.Fork(1)),
        Site = random.Pick<PhantomSite>([PhantomSite.Flat, PhantomSite.Flat, PhantomSite.Flat, PhantomSite.Trunk, PhantomSite.Limb, PhantomSite.Side]),
        Tone = random.Pick<SkinTone>([SkinTone.I, SkinTone.II, SkinTone.II, SkinTone.III, SkinTone.III, SkinTone.IV, SkinTone.V, SkinTone.VI]),
        Unaffected = random.Chance(0.06),
        Lesions = random.Chance(0.75) ? LesionCondition.Dle : random.Chance(0.6) ? LesionCondition.Vitiligo : LesionCondition.Both,
        LargestLesionShare = random.LogUniform(0.15, 0.9),
        InkChance = 0.3,
        InkWidth = random.LogUniform(0.5, 2.5),
        GlossGain = random.LogUniform(0.5, 5),
    };

    private static TrainingPhoto Develop(PhantomVisit visit, ulong seed)
    {
        byte[] file = JpegWriter.Encode(visit.Photo, visit.JpegQuality);
        string name = $"{seed}/{visit.Name}";
        RgbRaster raster = PhotoDecoder.Decode(file, name, new AcquisitionOptions()).Raster;
        PhotoEntry entry = new($"{seed}", visit.Name, visit.Day, "site", name, name);
        CameraFacts camera = new(null, null, 1, null, null, null, null);
        Photo photo = new(entry, string.Empty, raster, camera, new PhotoQuality(OutcomeStatus.Ok, string.Empty, 0, 0), null);
        PhantomMasks truth = visit.Masks;
        Mask known = MaskOperations.Or(MaskOperations.Or(truth.Skin, truth.Lips), MaskOperations.Or(truth.Eye, truth.Label));
        return new TrainingPhoto(
            photo,
            truth.Depigmented,
            truth.Plaque,
            [truth.Skin, MaskOperations.Not(known), truth.Lips, truth.Eye, truth.Label, truth.Depigmented, truth.Plaque]);
    }
}
