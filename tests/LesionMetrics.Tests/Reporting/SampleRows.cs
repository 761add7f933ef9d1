using LesionMetrics.Imaging;
using LesionMetrics.Measurement;
using LesionMetrics.Reporting;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics.Tests.Reporting;

/// <summary>Rows and photos made up for tests.</summary>
internal static class SampleRows
{
    internal static PhotoRow Photo(string subject = "S001", string visit = "baseline", double day = 0, string view = "chin", OutcomeStatus status = OutcomeStatus.Ok, string reason = "") =>
        new(subject, visit, day, view, $"photos/{subject}/{visit}/{view}.jpg", new string('a', 64), 400, 300, status, reason, 1.25, 0.5, 80, 35.126);

    internal static MeasurementRow Measurement(string visit, LesionKind kind, long area) =>
        new("S001", visit, 0, "chin", kind, area, 1.5, 2, 21.5, 14.25, 7.25, -12.5, 3, 14, OutcomeStatus.Ok);

    internal static ComparisonRow Comparison(LesionKind kind = LesionKind.Depigmented, OutcomeStatus status = OutcomeStatus.Ok, string reason = "", string subject = "S001", string view = "chin") =>
        new(subject, view, "baseline", "week-24", 168, kind, status, reason, 1000, 600, -40, 40, 35.5, 44.26, 45, 5, 42, 7.25, 3, -4.26, 3, 1, 1, 12, PlaqueResolution.NotResolved, 2.5, 321);

    internal static ComparisonRow FailedComparison(string reason) =>
        new("S001", "chin", "baseline", "week-24", 168, LesionKind.Depigmented, OutcomeStatus.Failed, reason, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    internal static SeriesOutcome Outcome(string subject = "S001", string view = "chin") => new(
        subject,
        view,
        [Photo(subject, view: view), Photo(subject, "week-24", 168, view)],
        [Measurement("baseline", LesionKind.Depigmented, 1000)],
        [Comparison(subject: subject, view: view)]);

    internal static PhotoEntry Entry(string visit = "baseline", double day = 0, double? scale = null) =>
        new("S001", visit, day, "chin", $"photos/S001/{visit}/chin.jpg", $"/nowhere/photos/S001/{visit}/chin.jpg", LesionCondition.Both, scale);

    internal static PhotoSeries Series() => new("S001", "chin", [Entry(), Entry("week-24", 168)]);

    /// <summary>A picture whose every pixel tells where it is.</summary>
    internal static RgbRaster Gradient(int width, int height)
    {
        byte[] bytes = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++)
        {
            bytes[i * 3] = (byte)(i % width * 255 / width);
            bytes[(i * 3) + 1] = (byte)(i / width * 255 / height);
            bytes[(i * 3) + 2] = 90;
        }

        return new RgbRaster(new ImageSize(width, height), 8, bytes);
    }

    internal static Mask Rectangle(int width, int height, int left, int top, int right, int bottom)
    {
        Mask mask = new(width, height);
        for (int y = top; y < bottom; y++)
        {
            mask.WritableRow(y)[left..right].Fill(Mask.In);
        }

        return mask;
    }
}
