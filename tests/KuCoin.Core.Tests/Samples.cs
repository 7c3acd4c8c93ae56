using System.Reflection;
using System.Text.Json.Nodes;

namespace KuCoin.Tests;

/// <summary>The exchange's own sample answers, one file each under Samples/.</summary>
internal static class Samples
{
    /// <summary>The whole answer, envelope and all.</summary>
    public static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Samples.{name}.json")
            ?? throw new ArgumentException($"There is no sample '{name}'.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The sample with some fields of its data (or of the data's only row) replaced.</summary>
    public static string Read(string name, Action<JsonObject> change)
    {
        var answer = JsonNode.Parse(Read(name))!;
        var data = answer["data"]!;
        var rows = data is JsonArray array ? array : data["items"] as JsonArray;
        change((JsonObject)(rows is null ? data : rows[0]!));
        return answer.ToJsonString();
    }
}
