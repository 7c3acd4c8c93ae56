using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

/// <summary>The methods the exchange has.</summary>
public enum RequestMethod
{
    /// <summary>Reads.</summary>
    Get,
    /// <summary>Creates or changes.</summary>
    Post,
    /// <summary>Replaces.</summary>
    Put,
    /// <summary>Cancels or removes.</summary>
    Delete,
}

/// <summary>Sends any request, also to paths the module has no cmdlet for, with the session's signature, quota and retry.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "KcRequest", SupportsShouldProcess = true, SupportsPaging = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeKcRequestCommand : KcPagedCommand<JsonElement>
{
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The path, for example /api/v1/accounts; a query may follow.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ApiPathCompleter))]
    public string Path { get; set; } = string.Empty;

    [Parameter(Position = 1, HelpMessage = "The method. Anything but Get asks for confirmation under -Confirm and is not sent under -WhatIf.")]
    public RequestMethod Method { get; set; }

    [Parameter(HelpMessage = "The query's names and values; times become unix milliseconds. A Get leaves nulls out, any other method refuses them.")]
    [ValidateNotNull]
    public IDictionary Query { get; set; } = new Hashtable();

    [Parameter(ValueFromPipeline = true, HelpMessage = "The body: a hashtable, an object, a list, or JSON text.")]
    [ValidateNotNull]
    public object? Body { get; set; }

    [Parameter(HelpMessage = "Send it to the futures host.")]
    public SwitchParameter Futures { get; set; }

    [Parameter(HelpMessage = "Read page after page and write the rows. Implied by -First, -Skip and -IncludeTotalCount.")]
    public SwitchParameter Page { get; set; }

    // The exchange knows by itself which of its paths are public.
    protected override bool IsPublic => true;

    // Without the query, which can hold what no error record shall keep.
    protected override object Target => $"{Method.ToString().ToUpperInvariant()} {Path.Split('?', 2)[0]}";

    private bool WantsRows => Page || PagingParameters.Skip > 0 || PagingParameters.First != ulong.MaxValue || PagingParameters.IncludeTotalCount;

    protected override void Process()
    {
        var request = BuildRequest();
        if (WantsRows)
        {
            WritePages(Client.SendRawPages(request), show: row => JsonObjects.Read(row));
            return;
        }

        if (Method == RequestMethod.Get)
            Write(Await(token => Client.SendRawAsync(request, token)));
        else if (Confirm(ActionText.Request(request)))
            Write(Change($"{request.Method} {request.Path}", "reading what it was to change", token => Client.SendRawAsync(request, token)));
    }

    private void Write(RawResponse response)
    {
        if (JsonObjects.Read(response.Data) is { } data)
            WriteObject(data, enumerateCollection: true);
    }

    private RawRequest BuildRequest()
    {
        var parts = Path.Split('?', 2);
        if (!parts[0].StartsWith('/') || parts[0].Contains('{', StringComparison.Ordinal))
        {
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "InvalidPath", $"'{parts[0]}' is not a path.")
            {
                RecommendedAction = "Give what follows the host, for example /api/v1/accounts, with every {placeholder} filled in. Choose the host with -Session and -Futures.",
            };
        }

        if (Method != RequestMethod.Get && WantsRows)
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "PageWithoutGet", "Only a Get has pages.");
        if (Method == RequestMethod.Get && Body is not null)
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "BodyWithoutMethod", "A Get has no body.") { RecommendedAction = "Add -Method Post, or use -Query." };
        KeyValuePair<string, string?>[] query = [.. parts.Length == 2 ? InPath(parts[1]) : [], .. InQuery()];
        if (Method != RequestMethod.Get && Array.Find(query, pair => string.IsNullOrWhiteSpace(pair.Value)) is { Key: { } blank })
        {
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "BlankValue", $"{Target} is not sent: its {blank} is blank, and without it more would be changed than was meant.")
            {
                RecommendedAction = $"Give {blank} a value, or leave its name out as well.",
            };
        }

        return new RawRequest
        {
            Method = new HttpMethod(Method.ToString().ToUpperInvariant()),
            Path = parts[0],
            Futures = Futures,
            Query = query,
            Body = Body is null ? null : JsonObjects.Write(Body),
        };
    }

    private IEnumerable<KeyValuePair<string, string?>> InQuery()
    {
        // Each dictionary gives entries this way; as a plain sequence the generic ones would give pairs.
        foreach (DictionaryEntry entry in Query)
            yield return KeyValuePair.Create(entry.Key.ToString()!, JsonObjects.QueryText(entry.Value));
    }

    private static IEnumerable<KeyValuePair<string, string?>> InPath(string query) =>
        from part in query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        let pair = part.Split('=', 2)
        select KeyValuePair.Create(Uri.UnescapeDataString(pair[0]), pair.Length == 2 ? Uri.UnescapeDataString(pair[1]) : (string?)string.Empty);
}
