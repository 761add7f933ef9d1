namespace LesionMetrics.Cli.Review;

/// <summary>The review page: one file, no network.</summary>
internal static class ReviewPage
{
    private const string TokenMark = "%TOKEN%";

    /// <summary>The page, which writes with <paramref name="token"/>.</summary>
    internal static string Html(string token) => Resource("review.html")
        .Replace("%STYLE%", Resource("review.css"), StringComparison.Ordinal)
        .Replace("%WAND%", Resource("wand.js"), StringComparison.Ordinal)
        .Replace("%SCRIPT%", Resource("review.js"), StringComparison.Ordinal)
        .Replace(TokenMark, token, StringComparison.Ordinal);

    private static string Resource(string name)
    {
        using Stream stream = typeof(ReviewPage).Assembly.GetManifestResourceStream($"LesionMetrics.Cli.Review.{name}")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
