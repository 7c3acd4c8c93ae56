using System.Text.Json;

namespace KuCoin;

/// <summary>A request to any path of the exchange, also one this module has no cmdlet for.</summary>
public sealed class RawRequest
{
    /// <summary>The method.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>The path, beginning with <c>/api/</c>, without host and query.</summary>
    public required string Path { get; init; }

    /// <summary>Send it to the futures host.</summary>
    public bool Futures { get; init; }

    /// <summary>Sign it; null signs when the client has a key.</summary>
    public bool? Signed { get; init; }

    /// <summary>The query in the order it is sent; null values are left out.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Query { get; init; } = [];

    /// <summary>The body as JSON text, null for none.</summary>
    public string? Body { get; init; }
}

/// <summary>The answer to a <see cref="RawRequest"/>.</summary>
/// <param name="HttpStatus">The HTTP status.</param>
/// <param name="Code">The exchange's code, "200000" for success.</param>
/// <param name="Data">What the envelope held; <see cref="JsonValueKind.Null"/> when it held nothing.</param>
public sealed record RawResponse(int HttpStatus, string Code, JsonElement Data);
