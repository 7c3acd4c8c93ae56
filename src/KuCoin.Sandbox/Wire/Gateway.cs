using System.Buffers;
using System.Text.Json;
using KuCoin.Sandbox.Ledger;

namespace KuCoin.Sandbox.Wire;

/// <summary>What goes back: status, code for the log, body and headers.</summary>
internal sealed record Answer(int Status, string? Code, byte[] Body, string ContentType, IReadOnlyList<(string Name, string Value)> Headers)
{
    public const string JsonType = "application/json";
}

/// <summary>One host: finds the route, checks key and quota, runs the handler, wraps what it wrote in the envelope.</summary>
internal sealed class Gateway(Exchange exchange, RateWindows windows, KeyCheck keys, RouteTable routes, string parameterCode)
{
    /// <summary>The call the request means; null when there is none.</summary>
    public Route? RouteOf(RawRequest request) => routes.Find(request.Method, request.Path)?.Route;

    public Answer Serve(RawRequest request, SandboxFault? fault)
    {
        lock (exchange.Gate)
        {
            exchange.CatchUp();
            var headers = new List<(string Name, string Value)>();
            try
            {
                var call = Admit(request, fault, headers);
                if (fault is { Code: not null } or { Status: not null })
                    throw new Refusal(fault.Code ?? (fault.Status == 429 ? "429000" : "500000"), fault.Message ?? "A fault of the sandbox", fault.Status ?? 200);
                var answer = Success(call, headers);
                exchange.Settled?.Invoke();
                return answer;
            }
            catch (Refusal no)
            {
                return Envelope(no.Status, no.Code, headers, json => json.Str("msg", no.Message));
            }
#pragma warning disable CA1031 // A defect of the sandbox has to reach the client as the exchange's own error would, not as a hanging connection.
            catch (Exception defect)
#pragma warning restore CA1031
            {
                return Envelope(500, "500000", headers, json => json.Str("msg", $"Defect of the sandbox: {defect}"));
            }
        }
    }

    private Call Admit(RawRequest request, SandboxFault? fault, List<(string Name, string Value)> headers)
    {
        if (request.Method is not ("GET" or "POST" or "DELETE" or "PUT"))
            throw new Refusal("405", "Method not allowed", 405);
        if (routes.Find(request.Method, request.Path) is not { } match)
            throw new Refusal("404000", "Url Not Found", 404);
        var route = match.Route;
        var key = route.Access == Access.Public ? null : keys.Admit(request, route.Access);
        var rate = windows.Spend(route.Pool, CallerOf(route.Pool, key, request), route.Weight);
        headers.AddRange(RateWindows.Headers(rate));
        if (!rate.Admitted)
            throw new Refusal("429000", "Too Many Requests", 429);
        // Calls without parameters (stream tokens) have no body and need no type.
        if (request.Body.Length > 0 && request.Header("Content-Type")?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            throw new Refusal("415000", "Unsupported Media Type", 415);
        var body = ParseBody(request);
        return new Call
        {
            Exchange = exchange,
            Route = match,
            Query = Fields.OfQuery(request.RawQuery, parameterCode),
            Body = Fields.OfJson(body, parameterCode),
            BodyJson = body,
            Key = key,
            LookupLag = fault?.LookupLag,
        };
    }

    /// <summary>Public quotas count per address; a signed call of a public pool too.</summary>
    private string CallerOf(Pool pool, SandboxKey? key, RawRequest request) =>
        pool == Pool.Public || key is null ? request.Caller.ToString() : exchange.Keys.UserOf(key).Id;

    private JsonElement ParseBody(RawRequest request)
    {
        if (request.Body.Length == 0)
            return default;
        try
        {
            using var document = JsonDocument.Parse(request.Body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new Refusal(parameterCode, "The body is not JSON", 400);
        }
    }

    private static Answer Success(Call call, IReadOnlyList<(string Name, string Value)> headers) =>
        Envelope(200, "200000", headers, json =>
        {
            json.WritePropertyName("data");
            call.Route.Route.Handle(call, json);
        }) with { ContentType = call.Route.Route.ContentType };

    private static Answer Envelope(int status, string code, IReadOnlyList<(string Name, string Value)> headers, Action<Utf8JsonWriter> rest)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
            json.Object(o => rest(o.Str("code", code)));
        return new Answer(status, code, buffer.WrittenSpan.ToArray(), Answer.JsonType, headers);
    }
}
