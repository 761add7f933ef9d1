using System.Net;
using System.Security.Cryptography;
using LesionMetrics.Review;

namespace LesionMetrics.Cli.Review;

/// <summary>
/// Serves the review page to whoever started it and nobody else: it listens on the loopback address, answers no other host name (a page of the network that has
/// its name lead here would pass for ours), and nobody without the key in the address that was printed, as other people may work on the machine.
/// </summary>
internal sealed class ReviewServer : IDisposable
{
    private const string Policy = "default-src 'self'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private readonly HttpListener _listener;
    private readonly ReviewRequests _requests;
    private readonly ReviewKey _key;
    private readonly int _port;

    private ReviewServer(HttpListener listener, ReviewDesk desk, int port)
    {
        _listener = listener;
        _port = port;
        _key = new ReviewKey(port);
        _requests = new ReviewRequests(desk, RandomNumberGenerator.GetHexString(32, lowercase: true));
    }

    /// <summary>Where the page is.</summary>
    internal string Address => FormattableString.Invariant($"http://127.0.0.1:{_port}/?{_key.Query}");

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

    /// <summary>Answers requests, each on a thread of its own, as one that stalls must not hold up the others, until <paramref name="interruption"/>; a mask that is being saved then is saved.</summary>
    internal void Run(CancellationToken interruption)
    {
        using CancellationTokenRegistration stop = interruption.Register(_listener.Stop);
        while (!interruption.IsCancellationRequested)
        {
            try
            {
                HttpListenerContext context = _listener.GetContext();
                Task.Run(() => Answer(context), CancellationToken.None);
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The listener was stopped, which ends the loop, or a browser went away before it had asked, which does not.
            }
        }

        _requests.Close();
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Close();

    private void Answer(HttpListenerContext context)
    {
        try
        {
            ReviewAnswer answer = AnswerTo(context.Request);
            HttpListenerResponse response = context.Response;

            // The listener drops connections that carried a body, and a browser that kept one would lose what it sends next.
            response.KeepAlive = false;
            response.StatusCode = (int)answer.Status;
            response.ContentType = answer.ContentType;
            response.ContentLength64 = answer.Body.Length;
            response.Headers["Cache-Control"] = "no-store";
            response.Headers["Content-Security-Policy"] = Policy;
            response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
            response.Headers["X-Content-Type-Options"] = "nosniff";
            foreach ((string name, string value) in answer.Headers)
            {
                response.Headers[name] = value;
            }

            response.OutputStream.Write(answer.Body);
            response.Close();
        }
        catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            // The browser went away; it must not read half an answer as a whole one.
            context.Response.Abort();
        }
    }

    private ReviewAnswer AnswerTo(HttpListenerRequest request)
    {
        if (!IsOurs(request))
        {
            return ReviewAnswer.Refusal(HttpStatusCode.Forbidden, "This page answers on 127.0.0.1 alone.");
        }

        if (!_key.Opens(request))
        {
            return ReviewAnswer.Refusal(HttpStatusCode.Forbidden, "Open the address that the program printed, with all that follows the question mark.");
        }

        ReviewAnswer answer = _requests.Answer(request);
        return answer with { Headers = [.. answer.Headers, _key.Cookie] };
    }

    private bool IsOurs(HttpListenerRequest request) =>
        request.IsLocal && request.UserHostName is { } host && (host == FormattableString.Invariant($"127.0.0.1:{_port}") || host == FormattableString.Invariant($"localhost:{_port}"));
}
