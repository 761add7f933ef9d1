using System.Net;
using System.Text;

namespace LesionMetrics.Cli.Review;

/// <summary>What the review page is answered.</summary>
/// <param name="Status">Status of the answer.</param>
/// <param name="ContentType">Type of <paramref name="Body"/>.</param>
/// <param name="Body">The answer.</param>
internal sealed record ReviewAnswer(HttpStatusCode Status, string ContentType, byte[] Body)
{
    /// <summary>Further headers.</summary>
    internal IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>What was asked for.</summary>
    internal static ReviewAnswer Of(string contentType, byte[] body) => new(HttpStatusCode.OK, contentType, body);

    /// <summary>A sentence that says what is wrong.</summary>
    internal static ReviewAnswer Refusal(HttpStatusCode status, string sentence) => new(status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(sentence));
}
