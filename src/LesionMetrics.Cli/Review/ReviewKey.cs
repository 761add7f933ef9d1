using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace LesionMetrics.Cli.Review;

/// <summary>What tells the person who started the review from others on the machine: a key in the printed address, which the browser then keeps as a cookie.</summary>
/// <param name="port">Cookies go to all ports of a host, and several reviews may run.</param>
internal sealed class ReviewKey(int port)
{
    private readonly string _key = RandomNumberGenerator.GetHexString(32, lowercase: true);
    private readonly string _name = FormattableString.Invariant($"review-{port}");

    /// <summary>The key as the address carries it.</summary>
    internal string Query => $"key={_key}";

    /// <summary>The header by which the browser keeps it.</summary>
    internal (string Name, string Value) Cookie => ("Set-Cookie", $"{_name}={_key}; HttpOnly; SameSite=Strict; Path=/");

    /// <summary>Whether <paramref name="request"/> carries the key, in its address or as the cookie.</summary>
    internal bool Opens(HttpListenerRequest request) => IsKey(request.QueryString["key"]) || Cookies(request).Any(cookie => cookie.StartsWith(_name + "=", StringComparison.Ordinal) && IsKey(cookie[(_name.Length + 1)..]));

    // Other programs of the machine set cookies, too, and one that is malformed would take the parsed ones with it.
    private static IEnumerable<string> Cookies(HttpListenerRequest request) => (request.Headers["Cookie"] ?? "").Split(';', StringSplitOptions.TrimEntries);

    private bool IsKey(string? text) => text is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(_key));
}
