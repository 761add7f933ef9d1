using LesionMetrics.Imaging;
using LesionMetrics.Study;

namespace LesionMetrics.Reporting;

/// <summary>The pictures behind one photo's rows, all of the upright photo's full size.</summary>
/// <param name="Entry">The photo.</param>
/// <param name="Raster">Upright sRGB pixels, at the masks' size or reduced for a screen.</param>
/// <param name="Skin">Visible skin, lesions included.</param>
/// <param name="Depigmented">Depigmented areas; null where the condition does not ask for them.</param>
/// <param name="Plaque">Plaques; null where the condition does not ask for them.</param>
public sealed record PhotoEvidence(PhotoEntry Entry, RgbRaster Raster, Mask Skin, Mask? Depigmented, Mask? Plaque)
{
    /// <summary>Where the border of depigmented areas is uncertain, any size; null where it is not.</summary>
    public Mask? UncertainDepigmented { get; init; }

    /// <summary>The region of interest, as it bounds a mask; null for the whole photo.</summary>
    public Mask? Roi { get; init; }

    /// <summary>Where the border of plaques is uncertain, any size; null where it is not.</summary>
    public Mask? UncertainPlaque { get; init; }
}
