using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace KuCoin.Transport;

/// <summary>Path and query of a request in its two spellings: the signature covers the plain text, the wire carries the percent-encoded one.</summary>
/// <param name="Plain">What is signed.</param>
/// <param name="Wire">What is sent.</param>
/// <param name="PathLength">Where the query begins in <paramref name="Plain"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RequestTarget(string Plain, string Wire, int PathLength)
{
    // The exchange wants lists and times with their commas and colons as they are.
    private static readonly SearchValues<char> Literal = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~,:");

    /// <summary>The path alone, for messages: a query can hold what nobody should see.</summary>
    public string Path => PathLength == Plain.Length ? Plain : Plain[..PathLength];

    public static RequestTarget Create(string template, RequestArguments arguments)
    {
        var path = arguments.PathValues;
        var query = arguments.QueryValues;
        if (path.Count == 0 && query.Count == 0)
            return new(template, template, template.Length);

        var plain = new StringBuilder(template, template.Length + 96);
        foreach (var (name, value) in path)
            plain.Replace("{" + name + "}", value);
        var pathLength = plain.Length;
        var isLiteral = path.TrueForAll(pair => IsLiteral(pair.Value));
        foreach (var (name, value) in query)
        {
            plain.Append(plain.Length == pathLength ? '?' : '&').Append(name).Append('=').Append(value);
            isLiteral = isLiteral && IsLiteral(value);
        }
        var text = plain.ToString();
        return new(text, isLiteral ? text : Encode(template, path, query), pathLength);
    }

    private static bool IsLiteral(string value) => !value.AsSpan().ContainsAnyExcept(Literal);

    private static string Encode(string template, List<KeyValuePair<string, string>> path, List<KeyValuePair<string, string>> query)
    {
        var wire = new StringBuilder(template, template.Length + 160);
        foreach (var (name, value) in path)
            wire.Replace("{" + name + "}", Encode(value));
        var separator = '?';
        foreach (var (name, value) in query)
        {
            wire.Append(separator).Append(name).Append('=').Append(Encode(value));
            separator = '&';
        }
        return wire.ToString();
    }

    private static string Encode(string value) =>
        IsLiteral(value) ? value : Uri.EscapeDataString(value).Replace("%2C", ",", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal);
}
