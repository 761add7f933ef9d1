using System.Net;
using System.Security.Cryptography;
using LesionMetrics.Review;

namespace LesionMetrics.Cli.Review;

/// <summary>
/// Serves the review page to this machine and nobody else: it listens on the loopback address, answers no other host name (a page of the network that has its
/// name lead here would pass for ours), and writes nothing without a token that only the page knows. One request at a time.
/// </summary>
internal sealed class ReviewServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly ReviewRequests _requests;
    private readonly int _port;

    private ReviewServer(HttpListener listener, ReviewDesk desk, int port)
    {
        _listener = listener;
        _port = port;
        _requests = new ReviewRequests(desk, RandomNumberGenerator.GetHexString(32, lowercase: true));
    }

    /// <summary>Where the page is.</summary>
    internal string Address => FormattableString.Invariant($"http://127.0.0.1:{_port}/");

    /// <summary>Begins to listen.</summary>
    /// <exception cref="StudyException">The port is taken or may not be used.</exception>
    internal static ReviewServer Start(ReviewDesk desk, int port)
    {
        HttpListener listener = new();
        listener.Prefixes.Add(FormattableString.Invariant($"http://127.0.0.1:{port}/"));
        listener.Prefixes.Add(FormattableString.Invariant($"http://localhost:{port}/"));
        try
        {
            listener.Start();
            return new ReviewServer(listener, desk, port);
        }
        catch (HttpListenerException taken)
        {
            throw new StudyException(FormattableString.Invariant($"Port {port} cannot be used ({taken.Message.TrimEnd('.')}): another review may be running; choose another with --port."), taken);
        }
    }

    /// <summary>Answers requests until <paramref name="interruption"/>.</summary>
    internal void Run(CancellationToken interruption)
    {
        using CancellationTokenRegistration stop = interruption.Register(_listener.Stop);
        while (!interruption.IsCancellationRequested)
        {
            try
            {
                Answer(_listener.GetContext());
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException)
            {
                // The listener was stopped, which ends the loop, or a browser went away in the middle of an answer, which does not.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Close();

    private void Answer(HttpListenerContext context)
    {
        using HttpListenerResponse response = context.Response;
        ReviewAnswer answer = IsOurs(context.Request)
            ? _requests.Answer(context.Request)
            : ReviewAnswer.Refusal(HttpStatusCode.Forbidden, "This page answers on 127.0.0.1 alone.");
        if (context.Request.HasEntityBody)
        {
            // A refused mask that was left unread would be taken for the next request.
            context.Request.InputStream.CopyTo(Stream.Null);
        }

        // The listener drops connections that carried a body, and a browser that kept one would lose what it sends next.
        response.KeepAlive = false;
        response.StatusCode = (int)answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength64 = answer.Body.Length;
        response.Headers["Cache-Control"] = "no-store";
        response.Headers["Content-Security-Policy"] = "default-src 'self'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";
        response.Headers["X-Content-Type-Options"] = "nosniff";
        foreach ((string name, string value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        response.OutputStream.Write(answer.Body);
    }

    private bool IsOurs(HttpListenerRequest request) =>
        request.IsLocal && request.UserHostName is { } host && (host == FormattableString.Invariant($"127.0.0.1:{_port}") || host == FormattableString.Invariant($"localhost:{_port}"));
}
