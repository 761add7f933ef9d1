using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics.Measurement;

/// <summary>Segmented photo -> numbers of that photo.</summary>
public static class PhotoMeasurer
{
    /// <summary>Measures <paramref name="photo"/>, areas on <paramref name="masks"/>, colors at analysis size.</summary>
    public static PhotoMeasurement Measure(SegmentedPhoto photo, PhotoMasks masks, MeasurementOptions options)
    {
        IndexPlanes planes = IndexPlanes.Of(photo);
        double ita = Ita.OfColor(Quantiles.Median(planes.Lab.Lightness, photo.Unaffected), Quantiles.Median(planes.Lab.B, photo.Unaffected));
        long skin = masks.Skin.CountIn();
        List<LesionMeasurement> lesions = [];
        foreach (LesionKind kind in KindsOf(photo.Calibrated.Photo.Entry.Condition))
        {
            Mask lesion = masks.Lesions(kind);
            long area = lesion.CountIn();
            int count = ConnectedComponents.Label(photo.Lesions(kind), eightConnected: true).Count;
            Mask hairless = MaskOperations.AndNot(photo.Lesions(kind), photo.Hair);
            LesionIndices? indices = LesionIndices.Measure(planes, hairless, PerilesionalRing.Of(photo.Lesions(kind), photo.Unaffected, options));
            lesions.Add(new LesionMeasurement(kind, area, 100.0 * area / Math.Max(1, skin), count, indices));
        }

        return new PhotoMeasurement(100.0 * skin / masks.Skin.Size.PixelCount, ita, planes, lesions);
    }

    /// <summary>The lesion kinds that <paramref name="condition"/> asks for, in the order that tables list them.</summary>
    public static IReadOnlyList<LesionKind> KindsOf(LesionCondition condition) => condition switch
    {
        LesionCondition.Vitiligo => [LesionKind.Depigmented],
        LesionCondition.Dle => [LesionKind.Plaque],
        _ => [LesionKind.Depigmented, LesionKind.Plaque],
    };
}
