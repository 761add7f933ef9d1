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

    /// <summary>The photos of series <paramref name="seed"/>, after the JPEG compression of its camera.</summary>
    public static IReadOnlyList<TrainingPhoto> Render(ulong seed)
    {
        RandomStream random = new RandomStream(seed).Fork(501);
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
