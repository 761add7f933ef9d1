using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Measurement;

/// <summary>New dark spots: darker than the subject's unaffected skin, absent at baseline, in or near a former lesion, neither hair nor mole.</summary>
/// <param name="Count">Number of spots.</param>
/// <param name="AreaPixels">Their area in baseline photo pixels.</param>
public sealed record HyperpigmentedSpots(int Count, double AreaPixels)
{
    /// <summary>A spot is darker by this many standard deviations of unaffected skin at its own visit.</summary>
    private const double Deviations = 3.5;

    /// <summary>Least gain of melanin, log10 units of blue: 0.08 is 17 % darker in blue.</summary>
    private const double MinGain = 0.08;

    /// <summary>Narrowest spot, as a share of the side: wider than hair that escaped the hair mask.</summary>
    private const double MinRadiusShare = 0.0025;

    /// <summary>Finds spots around <paramref name="formerLesion"/>, a baseline mask.</summary>
    public static HyperpigmentedSpots Find(
        SegmentedPhoto baseline, double followupNoise, RegisteredFollowup followup, Mask formerLesion, double photoPixels, MeasurementOptions options)
    {
        if (formerLesion.CountIn() == 0)
        {
            return new HyperpigmentedSpots(0, 0);
        }

        double side = Math.Sqrt(formerLesion.Size.PixelCount);
        Mask near = MaskOperations.And(Morphology.Dilate(formerLesion, Math.Max(1, (int)Math.Round(options.SpotSearchShare * side))), followup.Seen);
        near = MaskOperations.AndNot(near, MaskOperations.Or(followup.Hair, followup.Plaque));
        float before = (float)Math.Max(MinGain, Deviations * baseline.Chromophores.MelaninNoise);
        float after = (float)Math.Max(MinGain, Deviations * followupNoise);
        Mask dark = new(near.Size);
        for (int i = 0; i < dark.Pixels.Length; i++)
        {
            bool isNew = near.Pixels[i] != Mask.Out
                && followup.MelaninLoss.Samples[i] < -after
                && baseline.Chromophores.MelaninLoss.Samples[i] > -before / 2;
            dark.WritablePixels[i] = isNew ? Mask.In : Mask.Out;
        }

        Mask spots = Morphology.Open(dark, Math.Max(1, (int)Math.Round(MinRadiusShare * side)));
        long minArea = Math.Max(8, (long)(options.MinSpotShare * baseline.Skin.CountIn()));
        ComponentMap map = ConnectedComponents.Label(ConnectedComponents.RemoveSmall(spots, minArea), eightConnected: true);
        return new HyperpigmentedSpots(map.Count, map.Components.Sum(component => component.AreaPixels) * photoPixels);
    }
}
