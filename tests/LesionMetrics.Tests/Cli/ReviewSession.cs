using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LesionMetrics.Tests.Cli;

/// <summary>The running review page as a browser sees it.</summary>
internal sealed partial class ReviewSession : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _browser;

    private ReviewSession(Process process, HttpClient browser, string token)
    {
        _process = process;
        _browser = browser;
        Token = token;
    }

    internal string Token { get; }

    internal static ReviewSession Of(string workingFolder, string results)
    {
        Process process = CommandRun.Start(workingFolder, "review", results, "--port", FreePort());
        HttpClient browser = new() { BaseAddress = new Uri(process.StandardOutput.ReadLine()!) };
        string page = browser.GetStringAsync("").Result;
        return new ReviewSession(process, browser, TokenPattern().Match(page).Groups[1].Value);
    }

    internal JsonElement Listing => JsonDocument.Parse(_browser.GetStringAsync("photos").Result).RootElement;

    internal byte[] Picture(string place) => _browser.GetByteArrayAsync($"picture/{place}").Result;

    internal (int Width, int Height, byte[] Pixels) Mask(string path)
    {
        using HttpResponseMessage answer = _browser.GetAsync($"mask/{path}").Result.EnsureSuccessStatusCode();
        return (Side(answer, "X-Width"), Side(answer, "X-Height"), answer.Content.ReadAsByteArrayAsync().Result);
    }

    /// <summary>Sends a mask; returns the status of the answer and what it says.</summary>
    internal (int Status, string Text) Save(string path, (int Width, int Height, byte[] Pixels) mask, string reviewer = "AB", string? token = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Put, $"mask/{path}") { Content = new ByteArrayContent(mask.Pixels) };
        request.Headers.Add("X-Review-Token", token ?? Token);
        request.Headers.Add("X-Width", $"{mask.Width}");
        request.Headers.Add("X-Height", $"{mask.Height}");
        request.Headers.Add("X-Reviewer", Uri.EscapeDataString(reviewer));
        return Send(request);
    }

    internal (int Status, string Text) Withdraw(string path)
    {
        using HttpRequestMessage request = new(HttpMethod.Delete, $"mask/{path}");
        request.Headers.Add("X-Review-Token", Token);
        return Send(request);
    }

    internal (int Status, string Text) Get(string path, string? host = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Host = host;
        return Send(request);
    }

    /// <summary>Ends it as Ctrl-C does.</summary>
    internal CommandRun End()
    {
        using Process kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
        return CommandRun.Wait(_process);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
        _browser.Dispose();
    }

    private (int Status, string Text) Send(HttpRequestMessage request)
    {
        using HttpResponseMessage answer = _browser.SendAsync(request).Result;
        return ((int)answer.StatusCode, answer.Content.ReadAsStringAsync().Result);
    }

    private static int Side(HttpResponseMessage answer, string header) =>
        int.Parse(answer.Headers.GetValues(header).Single(), System.Globalization.CultureInfo.InvariantCulture);

    private static string FreePort()
    {
        using TcpListener listener = new(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return $"{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}";
    }

    [GeneratedRegex("name=\"review-token\" content=\"([0-9a-f]{32})\"")]
    private static partial Regex TokenPattern();
}
