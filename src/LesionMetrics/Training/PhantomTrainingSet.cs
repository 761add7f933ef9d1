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
    private static readonly ImageSize[] Sizes = [new(1200, 900), new(900, 1200), new(1440, 1080), new(1008, 756), new(1600, 1067)];

    /// <summary>The photos of series <paramref name="seed"/>, after the JPEG compression of its camera.</summary>
    public static IReadOnlyList<TrainingPhoto> Render(ulong seed)
    {
        PhantomSeries series = PhantomRenderer.Render(new PhantomSpec { Seed = seed, Size = Sizes[(int)(seed % (ulong)Sizes.Length)] });
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
            photo, truth.Depigmented, truth.Plaque, [truth.Skin, MaskOperations.Not(known), truth.Lips, truth.Eye, truth.Label]);
    }
}
