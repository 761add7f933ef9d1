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

    private ReviewSession(Process process, HttpClient browser, string page)
    {
        _process = process;
        _browser = browser;
        Page = page;
        Token = TokenPattern().Match(page).Groups[1].Value;
    }

    internal string Page { get; }

    internal string Token { get; }

    internal static ReviewSession Of(string workingFolder, string results)
    {
        Process process = CommandRun.Start(workingFolder, "review", results, "--port", FreePort());
        Uri address = new(process.StandardOutput.ReadLine()!);
        HttpClient browser = new() { BaseAddress = new Uri(address.GetLeftPart(UriPartial.Path)) };
        return new ReviewSession(process, browser, browser.GetStringAsync(address).Result);
    }

    internal JsonElement Listing => JsonDocument.Parse(_browser.GetStringAsync("photos").Result).RootElement;

    internal byte[] Picture(string place) => _browser.GetByteArrayAsync($"picture/{place}").Result;

    internal SeenMask Mask(string path) => Seen($"mask/{path}");

    internal SeenMask Roi(string place) => Seen($"roi/{place}");

    /// <summary>Sends a mask; returns the status of the answer and what it says.</summary>
    internal (int Status, string Text) Save(string path, SeenMask mask, string reviewer = "AB", string? token = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Put, $"mask/{path}") { Content = new ByteArrayContent(mask.Pixels) };
        request.Headers.Add("X-Review-Token", token ?? Token);
        request.Headers.Add("X-Width", $"{mask.Width}");
        request.Headers.Add("X-Height", $"{mask.Height}");
        request.Headers.Add("X-Version", mask.Version);
        request.Headers.Add("X-Reviewer", Uri.EscapeDataString(reviewer));
        return Send(request);
    }

    internal (int Status, string Text) Withdraw(string path)
    {
        using HttpRequestMessage request = new(HttpMethod.Delete, $"mask/{path}");
        request.Headers.Add("X-Review-Token", Token);
        request.Headers.Add("X-Version", Mask(path).Version);
        return Send(request);
    }

    /// <summary>What somebody else on the machine is answered, who has not seen the printed address.</summary>
    internal int GetWithoutKey(string path)
    {
        using HttpClient stranger = new() { BaseAddress = _browser.BaseAddress };
        using HttpResponseMessage answer = stranger.GetAsync(path).Result;
        return (int)answer.StatusCode;
    }

    /// <summary>Begins a request that is never finished.</summary>
    internal TcpClient Stall()
    {
        TcpClient client = new("127.0.0.1", _browser.BaseAddress!.Port);
        client.GetStream().Write("PUT /mask/0/0/plaque HTTP/1.1\r\nHost: 127.0.0.1:"u8);
        client.GetStream().Write(System.Text.Encoding.ASCII.GetBytes($"{_browser.BaseAddress.Port}\r\nContent-Length: 1000000\r\n\r\nabc"));
        return client;
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

    private SeenMask Seen(string path)
    {
        using HttpResponseMessage answer = _browser.GetAsync(path).Result.EnsureSuccessStatusCode();
        string version = answer.Headers.TryGetValues("X-Version", out IEnumerable<string>? values) ? values.Single() : "";
        return new SeenMask(Side(answer, "X-Width"), Side(answer, "X-Height"), answer.Content.ReadAsByteArrayAsync().Result, version);
    }

    private static int Side(HttpResponseMessage answer, string header) =>
        int.Parse(answer.Headers.GetValues(header).Single(), System.Globalization.CultureInfo.InvariantCulture);

    private static string FreePort()
    {
        using TcpListener listener = new(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return $"{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}";
    }

    /// <summary>A mask as the page has it.</summary>
    internal sealed record SeenMask(int Width, int Height, byte[] Pixels, string Version);

    [GeneratedRegex("name=\"review-token\" content=\"([0-9a-f]{32})\"")]
    private static partial Regex TokenPattern();
}
