using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Text;
using System.Threading.Tasks;

/// <summary>An exchange on loopback that knows the time and the owner of the key, and answers all else with what a test says, whatever that is.</summary>
public sealed class AnswerStub : IDisposable
{
    private readonly HttpListener _listener = new HttpListener();

    public AnswerStub(int port)
    {
        Endpoint = new Uri($"http://127.0.0.1:{port}");
        _listener.Prefixes.Add($"{Endpoint}");
        _listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public Uri Endpoint { get; }

    public volatile string Body = "";

    public volatile int Status = 200;

    public volatile string ContentType = "application/json";

    /// <summary>Method and path of what was asked, time and key aside.</summary>
    public ConcurrentQueue<string> Requests { get; } = new ConcurrentQueue<string>();

    public void Dispose() => _listener.Close();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                Answer(await _listener.GetContextAsync());
        }
        catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
        {
            // The tests are over.
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath;
        var (body, status, type) = path switch
        {
            "/api/v1/timestamp" => ($$"""{"code":"200000","data":{{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}}}""", 200, "application/json"),
            "/api/v1/user/api-key" => ("""{"code":"200000","data":{"remark":"r","apiKey":"key-of-nobody","apiVersion":3,"permission":"General,Spot","uid":1,"isMaster":true,"createdAt":1700000000000}}""", 200, "application/json"),
            _ => (Body, Status, ContentType),
        };
        if (ReferenceEquals(body, Body))
            Requests.Enqueue($"{context.Request.HttpMethod} {path}");
        try
        {
            var bytes = Encoding.UTF8.GetBytes(body);
            (context.Response.StatusCode, context.Response.ContentType, context.Response.ContentLength64) = (status, type, bytes.Length);
            context.Response.OutputStream.Write(bytes);
            context.Response.Close();
        }
        catch (Exception end) when (end is HttpListenerException or IOException or InvalidOperationException)
        {
            // The client does not want it any more.
        }
    }
}
