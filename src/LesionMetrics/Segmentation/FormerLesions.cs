using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Registration;

namespace LesionMetrics.Segmentation;

/// <summary>
/// What the baseline knows of a follow-up: where lesions were. It makes a piece that lies there more probably a lesion, has the photo need no further proof
/// that its skin shows that kind (<see cref="JudgedPieces.Keep"/>), and creates none but for scale that was overlooked on a former plaque
/// (<see cref="Scaled"/>) and islands of a patch that is left in part (<see cref="PatchRemains"/>). It leaves borders alone: a border that moved because of the baseline would look like a change, or hide one.
/// </summary>
/// <param name="Depigmented">Areas depigmented at baseline, in the follow-up's frame at its analysis size.</param>
/// <param name="Plaque">Plaques at baseline, likewise.</param>
public sealed record FormerLesions(Mask Depigmented, Mask Plaque)
{
    /// <summary>
    /// By what factor a lesion at baseline raises the odds of one at the follow-up. Of skin that was lesion about half still is, of other skin a few
    /// per cent; the classifiers see lesions more often than they occur, which takes most of that back.
    /// </summary>
    public const float OddsFactor = 4;

    /// <summary>Radius that closes the gaps which magnification leaves between carried pixels.</summary>
    private const int GapPixels = 2;

    /// <summary>What of <see cref="Plaque"/> shows scale at the follow-up and was overlooked, see <see cref="ScaleRemains"/>; null for none.</summary>
    public LesionMask? Scaled { get; init; }

    /// <summary>Areas depigmented at baseline that were no plaque. What is affected there remains of the patch: skin on its way back is flushed, and no new plaque.</summary>
    public Mask DepigmentedAlone => MaskOperations.AndNot(Depigmented, Plaque);

    /// <summary>Carries the lesions of <paramref name="baseline"/> into the frame of <paramref name="followup"/>.</summary>
    public static FormerLesions Of(SegmentedPhoto baseline, SegmentedPhoto followup, PixelMapping mapping)
    {
        ImageSize size = followup.Calibrated.AnalysisSize;
        (Plane x, Plane y) = mapping.SampleAt(baseline.Calibrated.AnalysisSize, size);
        return new FormerLesions(Carry(baseline.Depigmented, x, y, size), Carry(baseline.Plaque, x, y, size));
    }

    /// <summary>The former lesions of <paramref name="kind"/>.</summary>
    public Mask Of(LesionKind kind) => kind == LesionKind.Depigmented ? Depigmented : Plaque;

    /// <summary>Where the pixels of <paramref name="mask"/> fall, with the gaps closed that magnification leaves between them.</summary>
    private static Mask Carry(Mask mask, Plane x, Plane y, ImageSize size)
    {
        Mask carried = new(size);
        for (int i = 0; i < mask.Pixels.Length; i++)
        {
            if (mask.Pixels[i] == Mask.Out || float.IsNaN(x.Samples[i]) || float.IsNaN(y.Samples[i]))
            {
                continue;
            }

            int column = (int)Math.Round(x.Samples[i]);
            int row = (int)Math.Round(y.Samples[i]);
            if (column >= 0 && column < size.Width && row >= 0 && row < size.Height)
            {
                carried.WritableRow(row)[column] = Mask.In;
            }
        }

        return Morphology.Close(carried, GapPixels);
    }
}
