using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace KuCoin.Bench.Floor;

/// <summary>HttpClient, signed by hand: no limiter, retry, clock, logging or error handling beyond an exception.</summary>
public sealed class RawClient : IDisposable
{
    private const int MacLength = 32;

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null });
    private readonly HMACSHA256 _mac;
    private readonly string _endpoint;
    private readonly string _key;
    private readonly string _passphrase;
    private byte[] _buffer = new byte[600_000];
    private int _orders;

    public RawClient(string endpoint, string key, string secret, string passphrase)
    {
        _endpoint = endpoint.TrimEnd('/');
        _key = key;
        _mac = new HMACSHA256(Encoding.UTF8.GetBytes(secret));
        _passphrase = Convert.ToBase64String(_mac.ComputeHash(Encoding.UTF8.GetBytes(passphrase)));
    }

    /// <summary>Places orders one after another, or so many at a time.</summary>
    public async Task<Tally> PlaceAsync(int count, int atOnce)
    {
        var last = new string[atOnce];
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(lane => Task.Run(async () =>
        {
            for (var i = lane; i < count; i += atOnce)
                last[lane] = await PlaceOneAsync().ConfigureAwait(false);
        }))).ConfigureAwait(false);
        return new Tally(count, last.Count(id => id.Length == 24), atOnce == 1 ? last[0] : "");
    }

    /// <summary>As <see cref="PlaceAsync"/>, one after another, on the calling thread without any async.</summary>
    public Tally Place(int count)
    {
        var last = "";
        for (var i = 0; i < count; i++)
        {
            using var request = Order();
            using var response = _http.Send(request, CancellationToken.None);
            using var stream = response.EnsureSuccessStatusCode().Content.ReadAsStream();
            last = Id(stream);
        }

        return new Tally(count, 1, last);
    }

    public async Task<List<RawTicker>> GetAllTickersAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _endpoint + "/api/v1/market/allTickers");
        using var response = await _http.SendAsync(request, CancellationToken.None).ConfigureAwait(false);
        return RawReaders.ReadAllTickers((await ReadAsync(response).ConfigureAwait(false)).Span);
    }

    public async Task<Tally> SumTickersAsync(int times)
    {
        var tally = new Tally(0, 0, "");
        for (var i = 0; i < times; i++)
        {
            var rows = await GetAllTickersAsync().ConfigureAwait(false);
            tally = new Tally(tally.Count + rows.Count, tally.Sum + rows.Sum(row => row.Last), rows[^1].Symbol);
        }

        return tally;
    }

    /// <summary>All fills, page by page, with System.Text.Json's generated code.</summary>
    public async Task<Tally> SumFillsAsync(int pageSize)
    {
        var tally = new Tally(0, 0, "");
        for (var number = 1; ; number++)
        {
            using var request = Signed(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"/api/v1/fills?currentPage={number}&pageSize={pageSize}"), []);
            using var response = await _http.SendAsync(request, CancellationToken.None).ConfigureAwait(false);
            using var stream = await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync().ConfigureAwait(false);
            var page = (await JsonSerializer.DeserializeAsync(stream, RawJson.Default.RawAnswerRawFillPage).ConfigureAwait(false))!.Data!;
            tally = new Tally(tally.Count + page.Items.Length, tally.Sum + page.Items.Sum(fill => fill.Price), page.Items[^1].TradeId);
            if (number >= page.TotalPage)
                return tally;
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _mac.Dispose();
    }

    private async Task<string> PlaceOneAsync()
    {
        using var request = Order();
        using var response = await _http.SendAsync(request, CancellationToken.None).ConfigureAwait(false);
        using var stream = await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync().ConfigureAwait(false);
        return Id(stream);
    }

    // The answer is there by now: reading it does not wait.
    private static string Id(Stream stream)
    {
        Span<byte> body = stackalloc byte[512];
        var length = stream.ReadAtLeast(body, body.Length, throwOnEndOfStream: false);
        var reader = new Utf8JsonReader(body[..length]);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("orderId"u8))
                continue;
            reader.Read();
            return reader.GetString()!;
        }

        throw new InvalidDataException("The order was refused.");
    }

    private HttpRequestMessage Order()
    {
        var number = Interlocked.Increment(ref _orders);
        var id = Guid.NewGuid().ToString("N");
        return Signed(HttpMethod.Post, "/api/v1/orders", Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"clientOid":"{{id}}","side":"buy","symbol":"BTC-USDT","type":"limit","price":"{{30000 + (number % 100)}}","size":"0.001"}""")));
    }

    private HttpRequestMessage Signed(HttpMethod method, string target, byte[] body)
    {
        var request = new HttpRequestMessage(method, _endpoint + target);
        var time = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        Span<byte> text = stackalloc byte[512];
        var length = Encoding.UTF8.GetBytes(time, text);
        length += Encoding.UTF8.GetBytes(method.Method, text[length..]);
        length += Encoding.UTF8.GetBytes(target, text[length..]);
        body.CopyTo(text[length..]);
        Span<byte> mac = stackalloc byte[MacLength];
        lock (_mac)
            _mac.TryComputeHash(text[..(length + body.Length)], mac, out _);
        if (body.Length > 0)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        var headers = request.Headers;
        headers.TryAddWithoutValidation("KC-API-KEY", _key);
        headers.TryAddWithoutValidation("KC-API-SIGN", Convert.ToBase64String(mac));
        headers.TryAddWithoutValidation("KC-API-TIMESTAMP", time);
        headers.TryAddWithoutValidation("KC-API-PASSPHRASE", _passphrase);
        headers.TryAddWithoutValidation("KC-API-KEY-VERSION", "3");
        return request;
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response)
    {
        using var stream = await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync().ConfigureAwait(false);
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(_buffer.AsMemory(length)).ConfigureAwait(false);
            if (read == 0)
                return _buffer.AsMemory(0, length);
            length += read;
            if (length == _buffer.Length)
                Array.Resize(ref _buffer, length * 2);
        }
    }
}
