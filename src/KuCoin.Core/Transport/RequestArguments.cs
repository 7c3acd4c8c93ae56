using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KuCoin.Transport;

/// <summary>The values of one request. Null values are not sent; everything is text of the invariant culture.</summary>
internal sealed class RequestArguments
{
    private static readonly List<KeyValuePair<string, string>> None = [];

    // Most requests have no path values and orders no query, so the lists are made when they are needed.
    private List<KeyValuePair<string, string>>? _path;
    private List<KeyValuePair<string, string>>? _query;

    public RequestArguments()
    {
    }

    private RequestArguments(RequestArguments source)
    {
        _path = source._path is null ? null : [.. source._path];
        _query = source._query is null ? null : [.. source._query];
        Body = source.Body;
        ClientOid = source.ClientOid;
        IdempotencyKey = source.IdempotencyKey;
        BlankName = source.BlankName;
    }

    /// <summary>The JSON text exactly as it is signed and sent; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>The client id of what the request is about, for the messages of failures.</summary>
    public string? ClientOid { get; private set; }

    /// <summary>The user's key that the client id was made of, null for none.</summary>
    public string? IdempotencyKey { get; private set; }

    /// <summary>The first value of the query that was given, but blank. Reads go without it; for a change it could be the one that says what to change.</summary>
    public string? BlankName { get; private set; }

    /// <summary>True when the pipeline sent the request and never learned what that attempt did; a later attempt may have answered.</summary>
    public bool AnswerWasLost { get; set; }

    internal List<KeyValuePair<string, string>> PathValues => _path ?? None;

    internal List<KeyValuePair<string, string>> QueryValues => _query ?? None;

    /// <summary>Fills a placeholder of the path. A value that is empty or climbs is refused: it would turn "cancel this" into "cancel all".</summary>
    public RequestArguments WithPath(string name, string value)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Split('/', '\\').Any(step => step is "." or ".."))
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "InvalidArgument", $"'{value}' is no {name}.");
        (_path ??= []).Add(new(name, value));
        return this;
    }

    public RequestArguments With(string name, string? value)
    {
        if (value is not null && string.IsNullOrWhiteSpace(value))
            BlankName ??= name;
        if (!string.IsNullOrEmpty(value))
            (_query ??= []).Add(new(name, value));
        return this;
    }

    public RequestArguments With(string name, bool? value) => With(name, value switch { true => "true", false => "false", null => null });

    public RequestArguments With(string name, long? value) => With(name, value?.ToString(CultureInfo.InvariantCulture));

    public RequestArguments With(string name, decimal? value) => With(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>As epoch milliseconds.</summary>
    public RequestArguments With(string name, DateTimeOffset? value) => With(name, value?.ToUnixTimeMilliseconds());

    /// <summary>As epoch seconds, which spot candles want.</summary>
    public RequestArguments WithSeconds(string name, DateTimeOffset? value) => With(name, value?.ToUnixTimeSeconds());

    public RequestArguments WithBody<T>(T value, JsonTypeInfo<T> type)
    {
        Body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        return this;
    }

    public RequestArguments WithBody(ReadOnlyMemory<byte> json)
    {
        Body = json;
        return this;
    }

    /// <summary>Names the order or transfer that the request makes; the body must carry the same id.</summary>
    public RequestArguments About(string clientOid, string? idempotencyKey = null)
    {
        ClientOid = clientOid;
        IdempotencyKey = idempotencyKey;
        return this;
    }

    /// <summary>A copy to add one page's values to.</summary>
    public RequestArguments Copy() => new(this);
}
