using System.Reflection;

namespace KuCoin.Transport;

/// <summary>All declared operations, found where they are declared.</summary>
internal static class OperationCatalogue
{
    private static readonly Lazy<IReadOnlyList<Operation>> Found = new(Collect);

    private static readonly Lazy<IReadOnlyList<OperationInfo>> AsText = new(() => [.. All.Select(Describe)]);

    public static IReadOnlyList<Operation> All => Found.Value;

    public static IReadOnlyList<OperationInfo> Infos => AsText.Value;

    /// <summary>Finds the declaration of a call, null when there is none.</summary>
    public static Operation? Match(HttpMethod method, ApiHost host, string path) =>
        All.FirstOrDefault(operation => operation.Method == method && operation.Host == host && Fits(operation.Path, path));

    private static IReadOnlyList<Operation> Collect() =>
    [
        .. typeof(OperationCatalogue).Assembly.GetTypes()
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => typeof(Operation).IsAssignableFrom(field.FieldType))
            .Select(field => (Operation)field.GetValue(null)!)
            .OrderBy(operation => operation.Host)
            .ThenBy(operation => operation.Path, StringComparer.Ordinal)
            .ThenBy(operation => operation.Method.Method, StringComparer.Ordinal),
    ];

    private static bool Fits(string template, string path)
    {
        if (!template.Contains('{', StringComparison.Ordinal))
            return template == path;
        var wanted = template.Split('/');
        var given = path.Split('/');
        return wanted.Length == given.Length && wanted.Zip(given).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
    }

    private static OperationInfo Describe(Operation operation) => new(
        operation.Name,
        operation.Row,
        operation.Method.Method,
        operation.Path,
        operation.Host.ToString(),
        operation.Pool.ToString(),
        operation.Weight,
        operation.Access.ToString(),
        operation.Paging.ToString(),
        operation.Window,
        operation.Retry.ToString(),
        operation.Generation == ApiGeneration.Auto ? "Both" : operation.Generation.ToString());
}
