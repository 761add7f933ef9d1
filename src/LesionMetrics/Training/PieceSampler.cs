using LesionMetrics.Calibration;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Training;

/// <summary>Rows for the classifiers of pieces: what the pixel classifiers make of photos that they were not trained on, and whether it is true.</summary>
internal static class PieceSampler
{
    /// <summary>Share of a piece within the truth up to which it is a mimic, and from which a lesion; between, its label would be a coin toss.</summary>
    private const double MimicShare = 0.1;

    private const double LesionShare = 0.3;

    /// <summary>Share of skin whose loss or gain counts as one; larger pieces count more by the square root of their area, within limits.</summary>
    private const double UnitShare = 1e-3;

    private const double LeastWeight = 0.3;

    private const double MostWeight = 5;

    /// <summary>The pieces of each lesion kind in <paramref name="photo"/>, in the order of the kinds; null where it has none, or no truth.</summary>
    public static SampleTable?[] Draw(TrainingPhoto photo, SegmentationOptions segmentation, TreeEnsemble regions, TreeEnsemble lesions)
    {
        CalibratedPhoto calibrated = PhotoCalibrator.Calibrate(photo.Photo, new CalibrationOptions());
        if (LesionStage.Prepare(calibrated, segmentation, regions, StageUse.Training) is not { } seen)
        {
            return [null, null];
        }

        LesionProbabilities probabilities = LesionProbabilities.Of(seen.Stage, seen.Features, lesions);
        return
        [
            Draw(seen.Stage, LesionKind.Depigmented, photo.Depigmented, probabilities, segmentation),
            Draw(seen.Stage, LesionKind.Plaque, photo.Plaque, probabilities, segmentation),
        ];
    }

    private static SampleTable? Draw(LesionStage stage, LesionKind kind, Mask? truth, LesionProbabilities probabilities, SegmentationOptions segmentation)
    {
        if (truth is null)
        {
            return null;
        }

        LesionCandidates candidates = new(stage, kind, probabilities.Of(kind), segmentation);
        ComponentMap pieces = ConnectedComponents.Label(candidates.Found(), eightConnected: true);
        if (pieces.Count == 0)
        {
            return null;
        }

        float[] features = new PieceFeatures(stage, MaskOperations.Not(stage.Skin), kind).Compute(pieces, candidates.Sureness());
        double[] shares = SharesWithin(pieces, PlaneArithmetic.AtLeastHalf(Resampler.Resize(PlaneArithmetic.Coverage(truth), pieces.Size)));
        double unit = UnitShare * Math.Max(1, stage.Skin.CountIn());
        List<float> rows = [];
        List<float> labels = [];
        List<float> weights = [];
        int width = PieceFeatures.Names.Count;
        for (int k = 1; k <= pieces.Count; k++)
        {
            if (shares[k] is <= MimicShare or >= LesionShare)
            {
                rows.AddRange(features.AsSpan((k - 1) * width, width));
                labels.Add(shares[k] >= LesionShare ? 1 : 0);
                weights.Add((float)Math.Clamp(Math.Sqrt(pieces[k].AreaPixels / unit), LeastWeight, MostWeight));
            }
        }

        return new SampleTable(PieceFeatures.Names, [.. rows], [.. labels], [.. weights]);
    }

    private static double[] SharesWithin(ComponentMap pieces, Mask truth)
    {
        double[] shares = new double[pieces.Count + 1];
        for (int i = 0; i < pieces.Labels.Length; i++)
        {
            shares[pieces.Labels[i]] += truth.Pixels[i] != Mask.Out ? 1 : 0;
        }

        foreach (Component piece in pieces.Components)
        {
            shares[piece.Label] /= piece.AreaPixels;
        }

        return shares;
    }
}
