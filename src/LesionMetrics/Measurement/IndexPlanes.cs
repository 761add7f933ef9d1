using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Measurement;

/// <summary>What is read off a photo pixel by pixel, each at analysis size.</summary>
/// <param name="Erythema">Erythema index 100 log10(R/G), linear light (Takiwaki 1998).</param>
/// <param name="Melanin">Melanin index 100 log10(1/R), linear light.</param>
/// <param name="Lab">CIELAB under D65.</param>
/// <param name="ScaleSignal">Log10 units by which a pixel is lighter and paler than the skin or plaque right around it; see <see cref="ScaleSignalFilter"/>.</param>
/// <param name="MelaninLoss">Loss of melanin against the subject's unaffected skin; see <see cref="ChromophoreMap"/>.</param>
public sealed record IndexPlanes(Plane Erythema, Plane Melanin, LabImage Lab, Plane ScaleSignal, Plane MelaninLoss)
{
    /// <summary>Computes all of them for <paramref name="photo"/>.</summary>
    public static IndexPlanes Of(SegmentedPhoto photo)
    {
        PlanarImage linear = photo.Calibrated.Linear;
        return new IndexPlanes(
            ColorPlanes.ErythemaIndex(linear).Values,
            ColorPlanes.MelaninIndex(linear).Values,
            ColorPlanes.ToLab(linear),
            ScaleSignalFilter.Apply(photo.Chromophores.Residual),
            photo.Chromophores.MelaninLoss);
    }
}
