using KuCoin.Credentials;

namespace KuCoin.Tests;

/// <summary>A scripted server that answers each request with a whole JSON text, for tests of what is asked and what is read.</summary>
internal sealed class AnsweringServer : IAsyncDisposable
{
    /// <summary>Given instead of an answer: the connection breaks.</summary>
    public const string Drop = "";

    private readonly ScriptedServer _server = new();

    public AnsweringServer(Func<ReceivedRequest, string> answer) =>
        _server.Handler = request => answer(request) is { Length: > 0 } text ? Replies.Json(200, text) : Replies.Close();

    public IReadOnlyList<ReceivedRequest> Requests => [.. _server.Requests];

    /// <summary>The requests as text: method, target and body.</summary>
    public string[] Texts => [.. _server.Requests.Select(request => request.Body.Length == 0 ? request.Line : $"{request.Line} {request.Body}")];

    public KuCoinClient Connect(ApiGeneration generation = ApiGeneration.Classic) => new(new KuCoinClientOptions
    {
        Endpoint = _server.Endpoint,
        FuturesEndpoint = _server.Endpoint,
        ApiGeneration = generation,
        Credentials = new ApiCredentials("key-of-nobody", "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0", "Open.Sesame42"),
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
