using System.Text.Json;
using System.Text.RegularExpressions;
using KuCoin.Transport;
using Xunit;

namespace KuCoin.Tests;

/// <summary>The sample answers in the exchange's own description of its calls. They are not part of the repository: where its folder does not lie beside it, the tests are skipped.</summary>
internal static class OfficialSamples
{
    private static readonly Lazy<IReadOnlyList<(string Domain, string Method, string Path, string Sample)>> Known = new(Read);

    /// <summary>The folder of the descriptions, null when it is not there.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>The declared calls of a host, by <see cref="Name"/>.</summary>
    public static IEnumerable<Operation> Operations(ApiHost host) => OperationCatalogue.All.Where(operation => operation.Host == host);

    public static string Name(Operation operation) => operation.Label;

    /// <summary>The sample's <c>data</c>; null when the descriptions do not have the call, or no sample of it.</summary>
    public static JsonElement? DataOf(Operation operation)
    {
        var sample = Known.Value
            .Where(known => known.Domain == operation.Host.ToString() && known.Method == operation.Method.Method && Fits(known.Path, operation.Path))
            .OrderBy(known => known.Path.Contains('{', StringComparison.Ordinal))
            .Select(known => known.Sample)
            .FirstOrDefault();
        return sample is null ? null : JsonDocument.Parse(sample).RootElement.GetProperty("data");
    }

    // A placeholder stands for a segment or, as in depth{size}, for its end.
    private static bool Fits(string template, string path)
    {
        var wanted = template.Split('/');
        var given = path.Split('/');
        return wanted.Length == given.Length && wanted.Zip(given).All(pair => pair.First.IndexOf('{', StringComparison.Ordinal) is var at and >= 0
            ? pair.Second.StartsWith(pair.First[..at], StringComparison.Ordinal)
            : pair.First == pair.Second);
    }

    private static List<(string Domain, string Method, string Path, string Sample)> Read()
    {
        var found = new List<(string, string, string, string)>();
        foreach (var file in Directory.GetFiles(Folder!, "openapi-*.json"))
        {
            using var description = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var path in description.RootElement.GetProperty("paths").EnumerateObject())
            {
                foreach (var call in path.Value.EnumerateObject())
                {
                    // The sample is JSON in a text that was escaped once too often, by other rules than JSON's (\xa0).
                    if (call.Value.TryGetProperty("x-response-example", out var sample) && call.Value.TryGetProperty("x-domain", out var domain))
                        found.Add((domain.GetString()!, call.Name.ToUpperInvariant(), path.Name, Regex.Unescape(sample.GetString()!)));
                }
            }
        }
        return found;
    }

    private static string? Find()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "KuCoin.slnx")))
            root = root.Parent;
        var folder = root?.Parent is { } beside ? Path.Combine(beside.FullName, "shared", "reference", "openapi") : null;
        return Directory.Exists(folder) ? folder : null;
    }
}

/// <summary>A theory over the official samples.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OfficialSamplesTheoryAttribute : TheoryAttribute
{
    public OfficialSamplesTheoryAttribute()
    {
        if (OfficialSamples.Folder is null)
            Skip = $"The exchange's descriptions are not beside the repository: the samples of {OperationCatalogue.All.Count} calls are not read.";
    }
}
