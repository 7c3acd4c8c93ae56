using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KuCoin.Sandbox;

namespace KuCoin.Tests;

/// <summary>What came back. Code and text are null when the body was no envelope.</summary>
internal sealed record Reply(int Status, string? Code, string? Message, JsonElement Data, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public decimal Dec(string name) => decimal.Parse(Data.GetProperty(name).GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);
    public decimal Num(string name) => Data.GetProperty(name).GetDecimal();
    public string Text(string name) => Data.GetProperty(name).GetString()!;
}

/// <summary>A client of its own for the tests: signs by the reference, knows nothing of the module.</summary>
internal sealed class Client(SandboxServer server, SandboxKey? key = null, bool futures = false) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = futures ? server.FuturesEndpoint : server.Endpoint, Timeout = TimeSpan.FromSeconds(60) };
    private readonly SandboxKey _key = key ?? server.Key;

    public static string Hmac(string secret, string text) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    public Task<Reply> Get(string path) => Send("GET", path);

    public Task<Reply> Delete(string path) => Send("DELETE", path);

    public Task<Reply> Post(string path, object? body = null) => Send("POST", path, body is null ? "" : body as string ?? JsonSerializer.Serialize(body));

    /// <summary>Sends a signed request; <paramref name="tamper"/> may change it between signing and sending.</summary>
    public async Task<Reply> Send(string method, string path, string body = "", Action<HttpRequestMessage>? tamper = null, DateTimeOffset? at = null, string? signedPath = null)
    {
        var timestamp = (at ?? server.Now).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        request.Headers.Add("KC-API-KEY", _key.ApiKey);
        request.Headers.Add("KC-API-SIGN", Hmac(_key.Secret, timestamp + method + (signedPath ?? path) + body));
        request.Headers.Add("KC-API-TIMESTAMP", timestamp);
        request.Headers.Add("KC-API-PASSPHRASE", Hmac(_key.Secret, _key.Passphrase));
        request.Headers.Add("KC-API-KEY-VERSION", _key.Version.ToString(CultureInfo.InvariantCulture));
        if (body.Length > 0)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        tamper?.Invoke(request);
        return await Read(await _http.SendAsync(request));
    }

    /// <summary>Sends a request without key.</summary>
    public async Task<Reply> Public(string path, string method = "GET")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        return await Read(await _http.SendAsync(request));
    }

    public void Dispose() => _http.Dispose();

    private static async Task<Reply> Read(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            var headers = response.Headers.ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase);
            if (response.Content.Headers.ContentType?.MediaType != "application/json")
                return new Reply((int)response.StatusCode, null, null, default, text, headers);
            var root = text.Length > 0 && text.TrimEnd()[^1] == '}' ? JsonDocument.Parse(text).RootElement : default;
            string? Of(string name) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) ? value.GetString() : null;
            var data = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out var found) ? found : default;
            return new Reply((int)response.StatusCode, Of("code"), Of("msg"), data, text, headers);
        }
    }
}

/// <summary>A sandbox without a market maker and two users with money: books hold what the test sends, nothing else.</summary>
internal sealed class Pit : IDisposable
{
    private int _number;

    public Pit(SandboxOptions? options = null)
    {
        Server = SandboxServer.Start((options ?? new SandboxOptions()) with { MarketMaker = false });
        var other = Server.AddUser();
        foreach (var currency in (string[])["USDT", "BTC", "ETH"])
        {
            Server.SetBalance("trade", currency, 100_000);
            Server.SetBalance("trade", currency, 100_000, other);
            Server.SetBalance("contract", currency, 100_000);
            Server.SetBalance("contract", currency, 100_000, other);
        }
        (Me, Other) = (new Client(Server), new Client(Server, other));
        (MyFutures, OtherFutures) = (new Client(Server, futures: true), new Client(Server, other, futures: true));
    }

    public SandboxServer Server { get; }
    public Client Me { get; }
    public Client Other { get; }
    public Client MyFutures { get; }
    public Client OtherFutures { get; }

    public async Task<string> Limit(Client who, string side, decimal price, decimal size, object? extra = null)
    {
        var reply = await Order(who, side, new { price = Text(price), size = Text(size) }, extra);
        Assert.True(reply.Code == "200000", reply.Body);
        return reply.Text("orderId");
    }

    public Task<Reply> Order(Client who, string side, params object?[] parts)
    {
        var body = new Dictionary<string, object?>(StringComparer.Ordinal) { ["clientOid"] = $"c-{++_number}", ["symbol"] = "BTC-USDT", ["side"] = side, ["type"] = "limit" };
        foreach (var property in parts.Where(p => p is not null).SelectMany(p => JsonSerializer.SerializeToElement(p).EnumerateObject()))
            body[property.Name] = property.Value;
        return who.Post("/api/v1/orders", body);
    }

    /// <summary>The order as the exchange shows it to its owner.</summary>
    public static async Task<Reply> Look(Client who, string id) => await who.Get($"/api/v1/orders/{id}");

    public static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        Server.CheckLedger();
        Me.Dispose();
        Other.Dispose();
        MyFutures.Dispose();
        OtherFutures.Dispose();
        Server.Dispose();
    }
}
