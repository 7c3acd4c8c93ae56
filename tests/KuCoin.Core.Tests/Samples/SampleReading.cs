using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin.Tests;

/// <summary>Compares an answer with the object it was read into: every value that is not null must be there again, digit by digit.</summary>
internal static class SampleReading
{
    /// <summary>What generated code knows of an operation's <c>data</c>, also where it is read by hand.</summary>
    public static JsonTypeInfo ReaderOf(Operation operation) =>
        (JsonTypeInfo)operation.GetType().GetProperty(nameof(Operation<bool>.AnswerType))!.GetValue(operation)!;

    /// <summary>What of the JSON is not on the object; empty when all is.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="value">The object.</param>
    /// <param name="type">How it was read.</param>
    /// <param name="isLeftOut">Whether a field, by its type and name, is left out on purpose.</param>
    public static IReadOnlyList<string> Losses(JsonElement json, object? value, JsonTypeInfo type, Func<Type, string, bool> isLeftOut)
    {
        var losses = new List<string>();
        Compare(json, value, type, "data", losses, isLeftOut);
        return losses;
    }

    /// <summary>The JSON with each field that a record can do without taken out, and with each made null.</summary>
    public static IEnumerable<(string What, string Json)> Thinned(JsonElement json, JsonTypeInfo type)
    {
        foreach (var path in OptionalFields(JsonNode.Parse(json.GetRawText()), type, []))
        {
            foreach (var isRemoved in new[] { true, false })
            {
                var copy = JsonNode.Parse(json.GetRawText())!;
                var holder = path.SkipLast(1).Aggregate(copy, (node, step) => step is int index ? node[index]! : node[(string)step]!);
                var name = (string)path[^1];
                if (isRemoved)
                    ((JsonObject)holder).Remove(name);
                else
                    holder[name] = null;
                yield return ($"{string.Join('.', path)} {(isRemoved ? "missing" : "null")}", copy.ToJsonString());
            }
        }
    }

    private static void Compare(JsonElement json, object? value, JsonTypeInfo type, string path, List<string> losses, Func<Type, string, bool> isLeftOut)
    {
        switch (json.ValueKind, type.Kind)
        {
            case (JsonValueKind.Null, _):
                break;
            case (JsonValueKind.Object, JsonTypeInfoKind.Object):
                // Of a name that comes twice the last value counts.
                foreach (var field in json.EnumerateObject().GroupBy(field => field.Name).Select(same => same.Last()))
                {
                    var property = type.Properties.FirstOrDefault(one => one.Name == field.Name);
                    if (property?.Get is { } get)
                        Compare(field.Value, get(value!), type.Options.GetTypeInfo(property.PropertyType), $"{path}.{field.Name}", losses, isLeftOut);
                    else if (!isLeftOut(type.Type, field.Name))
                        losses.Add($"{path}.{field.Name} has no property");
                }
                break;
            case (JsonValueKind.Object, JsonTypeInfoKind.Dictionary):
                foreach (var field in json.EnumerateObject().GroupBy(field => field.Name).Select(same => same.Last()))
                    Compare(field.Value, ((IDictionary)value!)[field.Name], type.Options.GetTypeInfo(type.ElementType!), $"{path}.{field.Name}", losses, isLeftOut);
                break;
            case (JsonValueKind.Array, JsonTypeInfoKind.Enumerable):
                object?[] items = [.. ((IEnumerable)value!).Cast<object?>()];
                if (items.Length != json.GetArrayLength())
                    losses.Add($"{path} has {items.Length} items instead of {json.GetArrayLength()}");
                foreach (var (element, item) in json.EnumerateArray().Zip(items))
                    Compare(element, item, type.Options.GetTypeInfo(type.ElementType!), path + "[]", losses, isLeftOut);
                break;
            case (JsonValueKind.Array, _):
                // Rows without names: each value must be one of the object's.
                var leaves = value!.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.GetValue(value)).ToArray();
                foreach (var element in json.EnumerateArray())
                {
                    if (!leaves.Any(leaf => leaf is not null && IsSame(element, leaf)))
                        losses.Add($"{path} lost {element}");
                }
                break;
            default:
                if (!IsSame(json, value))
                    losses.Add($"{path} is {Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null"} instead of {json}");
                break;
        }
    }

    private static bool IsSame(JsonElement json, object? value)
    {
        var text = json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText();
        var isNumber = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return value switch
        {
            // "Not given" on the wire.
            null => text.Length == 0 || (isNumber && number == 0m),
            string given => given == text || given == ForeignText.Visible(text),
            // Blanks around the texts of a list are none of theirs, and a blank is no text.
            string[] list => list.SequenceEqual(ForeignText.Visible(text).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), StringComparer.Ordinal),
            bool flag => flag ? json.ValueKind == JsonValueKind.True : json.ValueKind == JsonValueKind.False,
            TimeAnswer told => isNumber && number == told.Milliseconds,
            decimal or long or int => isNumber && Convert.ToDecimal(value, CultureInfo.InvariantCulture) == number,
            Enum word => word.ToString().Equals(text, StringComparison.OrdinalIgnoreCase),
            TimeSpan span => isNumber && (number == (decimal)span.TotalMilliseconds || number == (decimal)span.TotalSeconds),
            DateTimeOffset time => isNumber && Ticks(number) == (time - DateTimeOffset.UnixEpoch).Ticks,
            _ => false,
        };
    }

    private static decimal Ticks(decimal stamp) => stamp switch
    {
        >= 100_000_000_000_000_000m => decimal.Truncate(stamp / 100m),
        >= 100_000_000_000_000m => stamp * TimeSpan.TicksPerMicrosecond,
        >= 100_000_000_000m => stamp * TimeSpan.TicksPerMillisecond,
        _ => stamp * TimeSpan.TicksPerSecond,
    };

    private static IEnumerable<object[]> OptionalFields(JsonNode? node, JsonTypeInfo type, object[] path)
    {
        switch (node, type.Kind)
        {
            case (JsonObject fields, JsonTypeInfoKind.Object):
                foreach (var (name, field) in fields)
                {
                    var property = type.Properties.FirstOrDefault(one => one.Name == name);
                    if (property is not { IsRequired: true })
                        yield return [.. path, name];
                    if (property is not null)
                    {
                        foreach (var deeper in OptionalFields(field, type.Options.GetTypeInfo(property.PropertyType), [.. path, name]))
                            yield return deeper;
                    }
                }
                break;
            case (JsonArray { Count: > 0 } items, JsonTypeInfoKind.Enumerable):
                // One row stands for all.
                foreach (var deeper in OptionalFields(items[0], type.Options.GetTypeInfo(type.ElementType!), [.. path, 0]))
                    yield return deeper;
                break;
        }
    }
}
