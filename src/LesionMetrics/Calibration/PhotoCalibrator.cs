using LesionMetrics.Acquisition;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;

namespace LesionMetrics.Calibration;

/// <summary>Photo -> linear light at analysis size.</summary>
public static class PhotoCalibrator
{
    /// <summary>Decodes the sRGB transfer curve (IEC 61966-2-1) and averages over area, in this order: averaging encoded values would bias every index.</summary>
    public static CalibratedPhoto Calibrate(Photo photo, CalibrationOptions options)
    {
        ImageSize analysisSize = photo.Raster.Size.FitWithin(options.MaxAnalysisPixels);
        PlanarImage linear = RasterConversion.ToLinear(photo.Raster, analysisSize);
        Mask? roi = photo.Roi is null ? null : Resampler.ShrinkMask(photo.Roi, analysisSize);
        return new CalibratedPhoto(photo, linear, roi);
    }
}
