using System.Text.Json;

namespace KuCoin.Sandbox.Wire;

internal enum Pool
{
    Public,
    Spot,
    Futures,
    Management,
}

/// <summary>Who may call: anybody, or a key with a permission.</summary>
internal enum Access
{
    Public,
    General,
    Spot,
    Margin,
    Futures,
    InnerTransfer,
    Withdrawal,
}

/// <summary>One call of the exchange: what it costs, who may make it and what it does. The handler writes the data value.</summary>
internal sealed record Route(string Method, string Template, Pool Pool, int Weight, Access Access, Action<Call, Utf8JsonWriter> Handle)
{
    private readonly string[] _segments = Template.Split('/');

    /// <summary>Whether the call could change something.</summary>
    public bool IsWrite { get; init; } = Method is not "GET";

    /// <summary>What the answer calls itself.</summary>
    public string ContentType { get; init; } = Answer.JsonType;

    /// <summary>The values of the template's {names}, or null when the path is another one.</summary>
    public IReadOnlyDictionary<string, string>? Match(string[] path)
    {
        if (path.Length != _segments.Length)
            return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < path.Length; i++)
        {
            if (_segments[i] is ['{', .. var name, '}'])
                values[name] = path[i];
            else if (!path[i].Equals(_segments[i], StringComparison.Ordinal))
                return null;
        }
        return values;
    }
}

internal sealed record RouteMatch(Route Route, IReadOnlyDictionary<string, string> Values)
{
    public string this[string name] => Values[name];
}

/// <summary>The calls of one host. A literal path wins over a template.</summary>
internal sealed class RouteTable(IEnumerable<Route> routes)
{
    private readonly Route[] _routes = [.. routes.OrderBy(static r => r.Template.Contains('{', StringComparison.Ordinal))];

    public RouteMatch? Find(string method, string path)
    {
        var segments = path.Split('/');
        foreach (var route in _routes)
        {
            if (route.Method.Equals(method, StringComparison.Ordinal) && route.Match(segments) is { } values)
                return new RouteMatch(route, values);
        }
        return null;
    }
}
