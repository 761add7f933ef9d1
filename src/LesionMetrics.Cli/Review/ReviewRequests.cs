using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using LesionMetrics.Imaging;
using LesionMetrics.Reporting;
using LesionMetrics.Review;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Cli.Review;

/// <summary>
/// What the review page may ask: <c>GET /</c> the page, <c>GET /photos</c> the listing, <c>GET /picture/S/P</c> a photo at screen size, <c>GET /roi/S/P</c> its region of
/// interest, if it has one, and <c>GET</c>, <c>PUT</c> or <c>DELETE /mask/S/P/lesion</c> a mask of it: a byte a pixel of 0 or 255, with its sides in the headers <c>X-Width</c>
/// and <c>X-Height</c> and what names it in <c>X-Version</c>, which a request that writes must give back. S and P are places in the listing. Several may ask at once.
/// </summary>
/// <param name="desk">Where masks are reviewed.</param>
/// <param name="token">What a request that writes must carry.</param>
internal sealed class ReviewRequests(ReviewDesk desk, string token)
{
    private const string TokenHeader = "X-Review-Token";
    private const int MostMaskBytes = ScreenPicture.LongerSide * ScreenPicture.LongerSide;

    private readonly Lock _gate = new();

    /// <summary>Answers <paramref name="request"/>; what cannot be done is said in a sentence.</summary>
    internal ReviewAnswer Answer(HttpListenerRequest request)
    {
        string[] path = request.Url!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        try
        {
            return (request.HttpMethod, path) switch
            {
                ("GET", []) => ReviewAnswer.Of("text/html; charset=utf-8", Encoding.UTF8.GetBytes(ReviewPage.Html(token))),
                ("GET", ["photos"]) => ReviewAnswer.Of("application/json", JsonSerializer.SerializeToUtf8Bytes(Alone(desk.List), ResultsJson.Compact.ReviewListing)),
                ("GET", ["picture", var series, var place]) => Alone(() => Picture(Number(series), Number(place))),
                ("GET", ["roi", var series, var place]) => Alone(() => RoiOf(Number(series), Number(place))),
                ("GET", ["mask", var series, var place, var lesion]) => Alone(() => MaskOf(Number(series), Number(place), Kind(lesion))),
                ("PUT" or "DELETE", _) when request.Headers[TokenHeader] != token => ReviewAnswer.Refusal(HttpStatusCode.Forbidden, "The page is from an earlier start of the program: load it again."),
                ("PUT", ["mask", var series, var place, var lesion]) => Save(request, Number(series), Number(place), Kind(lesion)),
                ("DELETE", ["mask", var series, var place, var lesion]) => Withdraw(request, Number(series), Number(place), Kind(lesion)),
                _ => ReviewAnswer.Refusal(HttpStatusCode.NotFound, "There is nothing here."),
            };
        }
        catch (Exception refusal) when (refusal is StudyException or StorageException or MeasurementException)
        {
            return ReviewAnswer.Refusal(HttpStatusCode.Conflict, refusal.Message);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return ReviewAnswer.Refusal(HttpStatusCode.InternalServerError, $"The results cannot be read just now ({unreadable.GetType().Name}): a run may be at work in the folder; nothing was saved, try again.");
        }
        catch (Exception fault)
        {
            return ReviewAnswer.Refusal(HttpStatusCode.InternalServerError, $"{InternalError.Describe(fault)} Nothing was saved.");
        }
    }

    /// <summary>Waits for a request that is writing; none begins to write after it.</summary>
    internal void Close() => _gate.Enter();

    private T Alone<T>(Func<T> answer)
    {
        lock (_gate)
        {
            return answer();
        }
    }

    private ReviewAnswer Picture(int series, int place) => desk.Picture(series, place) is { } jpeg ? ReviewAnswer.Of("image/jpeg", jpeg) : Missing();

    private ReviewAnswer RoiOf(int series, int place) => desk.RoiOf(series, place) is { } roi ? Of(roi) : new ReviewAnswer(HttpStatusCode.NoContent, "text/plain", []);

    private ReviewAnswer MaskOf(int series, int place, LesionKind kind)
    {
        if (desk.MaskOf(series, place, kind) is not var (mask, version))
        {
            return Missing();
        }

        ReviewAnswer answer = Of(mask);
        return answer with { Headers = [.. answer.Headers, ("X-Version", version)] };
    }

    private static ReviewAnswer Of(Mask mask) =>
        ReviewAnswer.Of("application/octet-stream", mask.Pixels.ToArray()) with { Headers = [("X-Width", Text(mask.Width)), ("X-Height", Text(mask.Height))] };

    private ReviewAnswer Save(HttpListenerRequest request, int series, int place, LesionKind kind)
    {
        ImageSize size = new(Math.Max(1, Number(request.Headers["X-Width"])), Math.Max(1, Number(request.Headers["X-Height"])));
        if (size.PixelCount > MostMaskBytes || request.ContentLength64 != size.PixelCount)
        {
            return ReviewAnswer.Refusal(HttpStatusCode.BadRequest, "The mask does not have the size that it is said to have: load the page again.");
        }

        Mask edited = new(size);
        request.InputStream.ReadExactly(edited.WritablePixels);
        if (edited.Pixels.IndexOfAnyExcept(Mask.Out, Mask.In) >= 0)
        {
            return ReviewAnswer.Refusal(HttpStatusCode.BadRequest, "A mask holds 0 and 255 alone: load the page again.");
        }

        return Alone(() =>
        {
            desk.Save(series, place, kind, VersionIn(request), edited, Uri.UnescapeDataString(request.Headers["X-Reviewer"] ?? ""));
            return ReviewAnswer.Of("text/plain", []);
        });
    }

    private ReviewAnswer Withdraw(HttpListenerRequest request, int series, int place, LesionKind kind) => Alone(() =>
    {
        desk.Withdraw(series, place, kind, VersionIn(request));
        return ReviewAnswer.Of("text/plain", []);
    });

    private static string VersionIn(HttpListenerRequest request) => request.Headers["X-Version"] ?? "";

    private static ReviewAnswer Missing() => ReviewAnswer.Refusal(HttpStatusCode.NotFound, "The results hold no such picture: load the page again.");

    private static LesionKind Kind(string lesion) => lesion switch
    {
        "depigmented" => LesionKind.Depigmented,
        "plaque" => LesionKind.Plaque,
        _ => throw new StudyException("A lesion is depigmented or plaque."),
    };

    // What is no number is no place either.
    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
