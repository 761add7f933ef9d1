using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

/// <summary>A photo taken from close by, with one lesion in its middle that stands out.</summary>
internal static class CloseUp
{
    public static readonly ImageSize Size = new(400, 400);

    public static readonly Mask Lesion = Shapes.Disc(Size, 200, 200, 60);

    /// <summary>The photo with its figure if that is a plaque, where plaques are what the study asks for.</summary>
    public static LesionStage Recognize(LesionStage stage, Plane probability, Mask? roi) =>
        SubjectOutline.Recognize(stage, new LesionProbabilities(new Plane(Size), probability), LesionCondition.Dle, roi);

    /// <summary>The plaques of a photo.</summary>
    /// <param name="stage">The prepared photo.</param>
    /// <param name="probability">Of plaque, pixel by pixel.</param>
    /// <param name="logOddsOfPieces">Of each piece, before what the photo is of counts.</param>
    public static LesionMask Find(LesionStage stage, Plane probability, double logOddsOfPieces = 2)
    {
        TreeEnsemble judge = Scene.Judge("probability", 0.5, -2.0, logOddsOfPieces);
        TissueModel model = new(judge, judge, judge, judge, string.Empty);
        return new LesionBorders(Recognize(stage, probability, null), null, null, LesionCondition.Dle, model, new SegmentationOptions()).Plaque(probability, new Plane(Size), null);
    }

    /// <summary>Skin with a figure.</summary>
    public static LesionStage Stage(Mask? blood = null)
    {
        Figure figure = new(Scene.Of(Lesion, 0.9f, 0.05f));
        LesionStage stage = Scene.Stage(Scene.Map(new Plane(Size), Scene.Of(blood ?? Lesion, 8, 0)), Mask.Full(Size));
        return stage with { Figure = figure, Reference = stage.Reference with { Unaffected = MaskOperations.Not(Lesion) } };
    }
}
