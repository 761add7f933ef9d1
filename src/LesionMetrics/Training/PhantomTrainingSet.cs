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

    /// <summary>Share of series on skin that is more uneven than most.</summary>
    private const double UnevenShare = 0.3;

    /// <summary>Chance of a visit to be photographed once more from close by.</summary>
    private const double WindowShare = 0.3;

    /// <summary>Chance that such a photo is to show a lesion.</summary>
    private const double LesionInWindowShare = 0.4;

    /// <summary>Share of series of the extensive kind without any lesion: deep relief and hair must not stand for one.</summary>
    private const double BareShare = 0.3;

    /// <summary>Share of the others that have plaques beside patches.</summary>
    private const double BothShare = 0.2;

    /// <summary>Share of series of that kind that have terminal hair for sure.</summary>
    private const double HairyShare = 0.6;

    /// <summary>Chance of a visit of that kind to be photographed once more from close by.</summary>
    private const double ExtensiveWindowShare = 0.6;

    /// <summary>Chance that such a photo is to show a lesion.</summary>
    private const double LesionInExtensiveWindowShare = 0.7;

    /// <summary>The photos of <paramref name="series"/>, after the JPEG compression of its camera.</summary>
    public static IReadOnlyList<TrainingPhoto> Render(TrainingSeries series) => series.Extensive ? RenderExtensive(series.Seed) : Render(series.Seed);

    /// <summary>
    /// Vitiligo over much of the site on skin with deep relief and hair. What lies at the frame is otherwise seldom a patch, and a patch seldom on skin whose own pattern is as strong as the patch is pale.
    /// </summary>
    private static IReadOnlyList<TrainingPhoto> RenderExtensive(ulong seed)
    {
        RandomStream random = new RandomStream(seed).Fork(502);
        bool bare = random.Chance(BareShare);
        PhantomSpec spec = new()
        {
            Seed = seed,
            Size = Sizes[(int)(seed % (ulong)Sizes.Length)],
            Unaffected = bare,
            Lesions = random.Chance(BothShare) ? LesionCondition.Both : LesionCondition.Vitiligo,
            ExtensivePatches = true,
            Hairy = random.Chance(HairyShare),
            MottleGain = random.LogUniform(1, 2),
            ReliefGain = random.LogUniform(1, 6),
        };
        return Develop(spec, ExtensiveWindowShare, LesionInExtensiveWindowShare, random);
    }

    private static IReadOnlyList<TrainingPhoto> Render(ulong seed)
    {
        RandomStream random = new RandomStream(seed).Fork(501);
        bool harsh = seed % 2 == 0;
        PhantomSpec spec = new()
        {
            Seed = seed,
            Size = Sizes[(int)(seed % (ulong)Sizes.Length)],
            InkChance = harsh ? MarkedShare : 1.0 / 12,
            InkWidth = harsh ? random.LogUniform(0.6, 3.5) : 1,
            GlossGain = harsh ? random.LogUniform(0.5, 4) : 1,
            LargestLesionShare = random.Chance(CloseUpShare) ? random.LogUniform(0.4, 1.1) : null,
        };
        if (random.Chance(UnevenShare))
        {
            spec = spec with { MottleGain = random.LogUniform(1, 2.5), ReliefGain = random.LogUniform(1, 4) };
        }

        return Develop(spec, WindowShare, LesionInWindowShare, random);
    }

    private static IReadOnlyList<TrainingPhoto> Develop(PhantomSpec spec, double windowShare, double lesionShare, RandomStream random)
    {
        List<TrainingPhoto> photos = [];
        foreach (PhantomVisit visit in PhantomRenderer.Render(spec).Visits)
        {
            photos.Add(Develop(visit, null, spec.Seed));
            if (random.Chance(windowShare))
            {
                photos.Add(Develop(visit, PhotoWindow.Draw(visit.Masks, random.LogUniform(0.25, 0.8), random.Chance(lesionShare), random), spec.Seed));
            }
        }

        return photos;
    }

    private static TrainingPhoto Develop(PhantomVisit visit, PhotoWindow? window, ulong seed)
    {
        byte[] file = JpegWriter.Encode(window?.Of(visit.Photo) ?? visit.Photo, visit.JpegQuality);
        string name = window is null ? $"{seed}/{visit.Name}" : $"{seed}/{visit.Name}-close";
        RgbRaster raster = PhotoDecoder.Decode(file, name, new AcquisitionOptions { Deblocks = false }).Raster;
        PhotoEntry entry = new($"{seed}", visit.Name, visit.Day, "site", name, name);
        CameraFacts camera = new(null, null, 1, null, null, null, null);
        Photo photo = new(entry, string.Empty, raster, camera, new PhotoQuality(OutcomeStatus.Ok, string.Empty, 0, 0), null);
        PhantomMasks truth = visit.Masks;
        Mask known = MaskOperations.Or(MaskOperations.Or(truth.Skin, truth.Lips), MaskOperations.Or(truth.Eye, truth.Label));
        return new TrainingPhoto(
            photo,
            Seen(truth.Depigmented),
            Seen(truth.Plaque),
            [.. new[] { truth.Skin, MaskOperations.Not(known), truth.Lips, truth.Eye, truth.Label, truth.Depigmented, truth.Plaque }.Select(Seen)]);

        Mask Seen(Mask mask) => window?.Of(mask) ?? mask;
    }
}
