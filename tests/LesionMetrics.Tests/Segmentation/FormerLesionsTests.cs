using LesionMetrics.Acquisition;
using LesionMetrics.Calibration;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Registration;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;
using LesionMetrics.Tests.Measurement;

namespace LesionMetrics.Tests.Segmentation;

public sealed class FormerLesionsTests
{
    private static readonly ImageSize Size = new(320, 240);

    [Fact]
    public void LesionsLieWhereTheMappingTakesThem()
    {
        FormerLesions former = FormerLesions.Of(Photo(Shapes.Disc(Size, 100, 120, 20), 0.4f), Photo(new Mask(Size), 0), Mapping(1, 30));

        Assert.True(MaskOperations.Dice(former.Depigmented, Shapes.Disc(Size, 130, 120, 20)) > 0.99);
        Assert.Equal(0, former.Plaque.CountIn());
    }

    [Fact]
    public void MagnificationLeavesNoGaps()
    {
        FormerLesions former = FormerLesions.Of(Photo(Shapes.Disc(Size, 80, 60, 20), 0.4f), Photo(new Mask(Size), 0), Mapping(1.7, 0));

        Assert.True(MaskOperations.Dice(former.Depigmented, Shapes.Disc(Size, 136, 102, 34)) > 0.95);
    }

    private static PixelMapping Mapping(double scale, double shift)
    {
        (double right, double bottom) = (Size.Width - 1, Size.Height - 1);
        double[] x = [shift, (scale * right) + shift, shift, (scale * right) + shift];
        double[] y = [0, 0, scale * bottom, scale * bottom];
        return new PixelMapping(Size, Size, [scale, 0, shift, 0, scale, 0, 0, 0, 1], [0, right], [0, bottom], x, y);
    }

    private static SegmentedPhoto Photo(Mask depigmented, float loss)
    {
        LesionStage stage = Scene.Stage(Scene.Map(Scene.Of(depigmented, loss, 0), new Plane(Size)), Mask.Full(Size));
        Plane none = new(Size);
        PhotoEntry entry = new("S001", "baseline", 0, "site", "site.jpg", "site.jpg");
        CameraFacts camera = new(null, null, 1, null, null, null, null);
        RgbRaster raster = new(Size, 8, new byte[3 * Size.PixelCount]);
        Photo photo = new(entry, string.Empty, raster, camera, new PhotoQuality(OutcomeStatus.Ok, string.Empty, 0, 0), null);
        CalibratedPhoto calibrated = PhotoCalibrator.Calibrate(photo, new CalibrationOptions());
        LesionMask found = new(depigmented, depigmented, depigmented);
        return new SegmentedPhoto(calibrated, found, LesionMask.Empty(Size), Mask.Full(Size), stage, new LesionProbabilities(none, none));
    }
}
