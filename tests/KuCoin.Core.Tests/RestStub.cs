using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using KuCoin.Credentials;

namespace KuCoin.Tests;

/// <summary>A request as it arrived.</summary>
/// <param name="Method">GET, POST, DELETE.</param>
/// <param name="Target">Path and query as on the wire.</param>
/// <param name="Body">The body's text, empty for none.</param>
/// <param name="IsSigned">True when it carried a signature.</param>
internal sealed record SeenRequest(string Method, string Target, string Body, bool IsSigned)
{
    public override string ToString() => Body.Length == 0 ? $"{Method} {Target}" : $"{Method} {Target} {Body}";
}

/// <summary>An exchange on loopback that answers as a test says. The clock is answered by itself and not recorded.</summary>
internal sealed class RestStub : IAsyncDisposable
{
    /// <summary>Returned by a script to break the connection instead of answering.</summary>
    public const string Drop = "";

    private readonly HttpListener _listener;
    private readonly ConcurrentQueue<SeenRequest> _requests = new();
    private readonly Func<SeenRequest, string> _script;
    private readonly Task _serving;
    private readonly Uri _address;

    public RestStub(Func<SeenRequest, string> script)
    {
        _script = script;
        (_listener, _address) = Listen();
        _serving = ServeAsync();
    }

    public IReadOnlyList<SeenRequest> Requests => [.. _requests];

    public KuCoinClient Connect(ApiGeneration generation = ApiGeneration.Classic) => new(new KuCoinClientOptions
    {
        Endpoint = _address,
        FuturesEndpoint = _address,
        ApiGeneration = generation,
        Credentials = new ApiCredentials("key-of-a-test", "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0", "Open.Sesame42"),
    });

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private static (HttpListener Listener, Uri Address) Listen()
    {
        while (true)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/"));
            probe.Stop();
            var listener = new HttpListener { Prefixes = { address.AbsoluteUri } };
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException)
            {
                // Another test was faster; the next free port then.
                listener.Close();
            }
        }
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            await AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var request = new SeenRequest(
            context.Request.HttpMethod,
            context.Request.RawUrl!,
            await reader.ReadToEndAsync(),
            context.Request.Headers["KC-API-SIGN"] is not null);
        string answer;
        if (request.Target is "/api/v1/timestamp")
        {
            answer = string.Create(CultureInfo.InvariantCulture, $$"""{"code":"200000","data":{{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}}}""");
        }
        else
        {
            _requests.Enqueue(request);
            answer = _script(request);
        }
        if (answer.Length == 0)
        {
            context.Response.Abort();
            return;
        }
        byte[] bytes = Encoding.UTF8.GetBytes(answer);
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }
}
