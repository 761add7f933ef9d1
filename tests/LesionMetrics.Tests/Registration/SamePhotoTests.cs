using LesionMetrics.Acquisition;
using LesionMetrics.Calibration;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Registration;
using LesionMetrics.Study;
using LesionMetrics.Tests.Reporting;

namespace LesionMetrics.Tests.Registration;

/// <summary>One photo, developed otherwise: nothing has moved.</summary>
public sealed class SamePhotoTests : IDisposable
{
    private const int Width = 640;
    private const int Height = 480;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("exposure", 0.1)]
    [InlineData("white balance", 0.1)]
    [InlineData("gamma", 0.1)]
    [InlineData("blur", 0.1)]
    [InlineData("JPEG 60", 0.5)]
    public void NothingMoves(string change, double most)
    {
        RegistrationView photo = new SyntheticSkin(31).Photograph(Width, Height);
        PlanarImage linear = photo.Linear;
        PlanarImage changed = change switch
        {
            "exposure" => Each(linear, (value, _) => 0.55f * value),
            "white balance" => Each(linear, (value, channel) => value * (channel == 0 ? 1.15f : channel == 2 ? 0.85f : 1)),
            "gamma" => Each(linear, (value, _) => MathF.Pow(value, 1.3f)),
            "blur" => new PlanarImage(GaussianFilter.Blur(linear.Red, 1.2f), GaussianFilter.Blur(linear.Green, 1.2f), GaussianFilter.Blur(linear.Blue, 1.2f)),
            _ => SavedAndRead(linear),
        };

        RegistrationResult result = Registrar.Register(photo, photo with { Linear = changed }, new RegistrationOptions());

        Assert.Equal(OutcomeStatus.Ok, result.Status);
        double error = MappingError.Mean(result, (x, y) => (x, y));
        Assert.True(error < most, $"{error}");
        Assert.True(result.ErrorPixels < 1, $"{result.ErrorPixels}");
    }

    private static PlanarImage Each(PlanarImage image, Func<float, int, float> change)
    {
        Plane[] planes = [image.Red.Copy(), image.Green.Copy(), image.Blue.Copy()];
        for (int channel = 0; channel < 3; channel++)
        {
            foreach (ref float value in planes[channel].WritableSamples)
            {
                value = change(value, channel);
            }
        }

        return new PlanarImage(planes[0], planes[1], planes[2]);
    }

    private PlanarImage SavedAndRead(PlanarImage linear)
    {
        byte[] bytes = new byte[3 * Width * Height];
        for (int i = 0; i < Width * Height; i++)
        {
            bytes[3 * i] = Encoded(linear.Red.Samples[i]);
            bytes[(3 * i) + 1] = Encoded(linear.Green.Samples[i]);
            bytes[(3 * i) + 2] = Encoded(linear.Blue.Samples[i]);
        }

        string path = _folder.At("photo.jpg");
        JpegWriter.Write(path, new RgbRaster(new ImageSize(Width, Height), 8, bytes), 60);
        PhotoEntry entry = new("S001", "baseline", 0, "site", "photo.jpg", path);
        return PhotoCalibrator.Calibrate(PhotoReader.Read(entry, new AcquisitionOptions()), new CalibrationOptions()).Linear;
    }

    private static byte Encoded(float linear) =>
        (byte)Math.Round(255 * Math.Clamp(linear <= 0.0031308f ? 12.92 * linear : (1.055 * Math.Pow(linear, 1 / 2.4)) - 0.055, 0, 1));
}
