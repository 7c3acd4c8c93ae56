using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using KuCoin.Sandbox.Faults;

namespace KuCoin.Sandbox.Wire;

/// <summary>One listener on the loopback: takes requests and streams in and lets faults have their way with them.</summary>
internal sealed class HttpHost : IDisposable
{
    private const int LargestBody = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly HttpListener _listener;
    private readonly ConcurrentDictionary<Task, byte> _running = new();
    private Task _accepting = Task.CompletedTask;

    private HttpHost(HttpListener listener, string name, int port)
    {
        (_listener, Name) = (listener, name);
        Endpoint = new Uri(FormattableString.Invariant($"http://127.0.0.1:{port}/"));
    }

    public string Name { get; }
    public Uri Endpoint { get; }
    public Uri StreamEndpoint => new UriBuilder(Endpoint) { Scheme = "ws" }.Uri;

    public static HttpHost Listen(string name, int port)
    {
        for (var attempt = 1; ; attempt++)
        {
            var candidate = port == 0 ? FreePort() : port;
            // "localhost" may also mean an address this machine does not have; the numbers always work.
            if (TryListen(candidate, "127.0.0.1", "localhost") is { } both)
                return new HttpHost(both, name, candidate);
            if (TryListen(candidate, "127.0.0.1") is { } numbers)
                return new HttpHost(numbers, name, candidate);
            if (port != 0 || attempt == 20)
                throw new IOException(FormattableString.Invariant($"Port {candidate} of the loopback cannot be listened on; it may be in use."));
        }
    }

    public void Serve(Exchange exchange, Gateway gateway, StreamHub streams, FaultDesk faults, RequestLog log, CancellationToken stop)
    {
        var work = new Work(exchange, gateway, streams, faults, log, stop);
        _accepting = Task.Run(() => AcceptAsync(work), CancellationToken.None);
    }

    public void Dispose()
    {
        // Closing the listener answers what is under way with an empty success; so that has to be broken off before.
        Task.WaitAll([.. _running.Keys], Patience);
        _listener.Close();
        _accepting.Wait(Patience);
    }

    private sealed record Work(Exchange Exchange, Gateway Gateway, StreamHub Streams, FaultDesk Faults, RequestLog Log, CancellationToken Stop);

    private async Task AcceptAsync(Work work)
    {
        // Also while the sandbox stops: who comes then is turned away, not answered by the closing listener.
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException && work.Stop.IsCancellationRequested)
            {
                return;
            }
            var serving = Task.Run(() => ServeAsync(context, work), CancellationToken.None);
            _running.TryAdd(serving, 0);
            _ = serving.ContinueWith(done => _running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task ServeAsync(HttpListenerContext context, Work work)
    {
        try
        {
            if (context.Request.IsWebSocketRequest)
                await work.Streams.ServeAsync(context, Name, work.Stop).ConfigureAwait(false);
            else
                await AnswerAsync(context, work).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpListenerException or IOException or ObjectDisposedException or OperationCanceledException or System.Net.WebSockets.WebSocketException)
        {
            // The client went away or the sandbox stops: nobody is left to tell.
            ConnectionBreaker.Break(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context, Work work)
    {
        work.Stop.ThrowIfCancellationRequested();
        var request = await ReadAsync(context.Request, work.Stop).ConfigureAwait(false);
        var fault = work.Faults.ForRequest(request.Method, request.Path);
        if (fault?.Delay is { } delay)
            await Task.Delay(delay, work.Stop).ConfigureAwait(false);
        if (fault?.Drop == SandboxDrop.BeforeAccept)
        {
            Log(work, request, status: 0, code: null);
            ConnectionBreaker.Break(context);
            return;
        }
        var answer = fault is { HtmlBody: true } ? FaultyBodies.WebPage(fault.Status ?? 503) : work.Gateway.Serve(request, fault);
        var isDropped = fault?.Drop == SandboxDrop.AfterAccept;
        Log(work, request, isDropped ? 0 : answer.Status, isDropped ? null : answer.Code);
        if (fault?.AnswerDelay is { } later)
            await Task.Delay(later, work.Stop).ConfigureAwait(false);
        if (isDropped)
            ConnectionBreaker.Break(context);
        else
            await SendAsync(context.Response, fault is null ? answer : FaultyBodies.Spoil(answer, fault), fault is { SlowBody: true }, work.Stop).ConfigureAwait(false);
    }

    private void Log(Work work, RawRequest request, int status, string? code)
    {
        var route = work.Gateway.RouteOf(request);
        work.Log.Add(new SandboxRequest(
            work.Exchange.Clock.Now, Name, request.Method, request.Path, request.RawQuery, status, code, route?.IsWrite ?? request.Method is not "GET")
        {
            Body = Encoding.UTF8.GetString(request.Body),
            Pool = route?.Pool.ToString(),
            Weight = route?.Weight ?? 0,
            IsSigned = request.Header("KC-API-SIGN") is not null,
        });
    }

    private static async Task<RawRequest> ReadAsync(HttpListenerRequest request, CancellationToken stop)
    {
        using var body = new MemoryStream();
        if (request.HasEntityBody)
        {
            var buffer = new byte[16 * 1024];
            int read;
            while (body.Length < LargestBody && (read = await request.InputStream.ReadAsync(buffer, stop).ConfigureAwait(false)) > 0)
                body.Write(buffer, 0, read);
        }
        return new RawRequest(
            request.HttpMethod, request.RawUrl ?? "/", body.ToArray(), name => request.Headers[name], request.RemoteEndPoint?.Address ?? IPAddress.Loopback);
    }

    private static async Task SendAsync(HttpListenerResponse response, Answer answer, bool drip, CancellationToken stop)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
            response.AddHeader(name, value);
        response.ContentLength64 = answer.Body.Length;
        if (drip)
        {
            await FaultyBodies.DripAsync(response.OutputStream, answer.Body, stop).ConfigureAwait(false);
            response.Close();
        }
        else
        {
            response.Close(answer.Body, willBlock: false);
        }
    }

    private static HttpListener? TryListen(int port, params string[] hosts)
    {
        var listener = new HttpListener { IgnoreWriteExceptions = true };
        try
        {
            foreach (var host in hosts)
                listener.Prefixes.Add(FormattableString.Invariant($"http://{host}:{port}/"));
            listener.Start();
            return listener;
        }
        catch (Exception e) when (e is HttpListenerException or SocketException)
        {
            listener.Close();
            return null;
        }
    }

    private static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
