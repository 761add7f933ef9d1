using LesionMetrics.Acquisition;
using LesionMetrics.Calibration;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class LesionStageTests
{
    private static readonly ImageSize Size = new(320, 240);
    private static readonly Mask Patch = Shapes.Disc(Size, 160, 225, 40);

    /// <summary>What is bright is background, and else depigmented: skin has it when a photo is measured, and has not where classifiers learn.</summary>
    [Theory]
    [InlineData(StageUse.Measuring, true)]
    [InlineData(StageUse.Training, false)]
    public void APatchThatTheFrameCutsIsSkinWhenMeasuring(StageUse use, bool expected)
    {
        (LesionStage stage, _) = LesionStage.Prepare(Photo(), new SegmentationOptions(), Regions(), use)!.Value;

        long share = MaskOperations.IntersectionCount(stage.Skin, Patch);
        Assert.Equal(expected, share > 0.9 * Patch.CountIn());
        Assert.Equal(!expected, share < 0.1 * Patch.CountIn());
    }

    private static CalibratedPhoto Photo()
    {
        byte[] samples = new byte[3 * Size.PixelCount];
        for (int i = 0; i < Size.PixelCount; i++)
        {
            bool patch = Patch.Pixels[i] != Mask.Out;
            int grain = i * 7 % 5;
            samples[3 * i] = (byte)((patch ? 240 : 190) + grain);
            samples[(3 * i) + 1] = (byte)((patch ? 220 : 140) + grain);
            samples[(3 * i) + 2] = (byte)((patch ? 205 : 110) + grain);
        }

        PhotoEntry entry = new("S001", "baseline", 0, "site", "site.png", "site.png");
        CameraFacts camera = new(null, null, 1, null, null, null, null);
        Photo photo = new(entry, string.Empty, new RgbRaster(Size, 8, samples), camera, new PhotoQuality(OutcomeStatus.Ok, string.Empty, 0, 0), null);
        return PhotoCalibrator.Calibrate(photo, new CalibrationOptions());
    }

    private static TreeEnsemble Regions() => Scene.Stumps("raw_green_to_median", 0.05, [.. TissueModel.RegionClasses.Select(name => name switch
    {
        "skin" => (name, 3.0, -1.0),
        "background" => (name, -3.0, 2.0),
        "depigmented" => (name, -3.0, 1.0),
        _ => (name, -5.0, -5.0),
    })]);
}
