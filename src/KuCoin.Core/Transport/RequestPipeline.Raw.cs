using System.Buffers;
using System.Text;
using System.Text.Json;

namespace KuCoin.Transport;

internal sealed partial class RequestPipeline
{
    // The characters that need no encoding in a path, so that the signed and the sent text are the same.
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~,:/");

    /// <summary>Sends any request. A path that is declared is charged and repeated as declared; others count one point, and only reads are repeated.</summary>
    public async Task<RawResponse> SendRawAsync(RawRequest request, CancellationToken cancellationToken)
    {
        if (!request.Path.StartsWith('/') || request.Path.AsSpan().ContainsAnyExcept(PathCharacters) || request.Path.Contains("/.", StringComparison.Ordinal) || request.Path.Contains("//", StringComparison.Ordinal))
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "InvalidArgument", $"'{request.Path}' is no path: it begins with a slash and holds letters, digits and - . _ ~ , : only. The query is given apart.");

        var arguments = new RequestArguments();
        foreach (var (name, value) in request.Query)
        {
            if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(PathCharacters))
                throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "InvalidArgument", $"'{name}' is no name of a query: it holds letters, digits and - . _ ~ , : only.");
            arguments.With(name, value);
        }
        if (request.Body is not null)
            arguments.WithBody(CheckJson(request.Body));

        var host = request.Futures ? ApiHost.Futures : ApiHost.Spot;
        var isSigned = request.Signed ?? _credentials is not null;
        var known = OperationCatalogue.Match(request.Method, host, request.Path);
        var operation = new Operation<JsonElement>
        {
            Name = known?.Name ?? request.Path,
            Row = known?.Row ?? "",
            Method = request.Method,
            Path = request.Path,
            Host = host,
            Pool = known?.Pool ?? (!isSigned ? RatePool.Public : request.Futures ? RatePool.Futures : RatePool.Spot),
            Weight = known?.Weight ?? 1,
            Access = isSigned ? Access.General : Access.Public,
            Retry = known?.Retry ?? (request.Method == HttpMethod.Get ? RetryClass.Read : RetryClass.Never),
            Answer = static () => TransportJson.Default.JsonElement,
            Empty = JsonSerializer.SerializeToElement<string?>(null, TransportJson.Default.String!),
        };
        var data = await SendAsync(operation, arguments, cancellationToken).ConfigureAwait(false);
        return new RawResponse(200, "200000", data);
    }

    private static byte[] CheckJson(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Encoding.UTF8.GetBytes(body);
        }
        catch (JsonException cause)
        {
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "InvalidArgument", $"The body is no JSON: {cause.Message}", cause);
        }
    }
}
