using System.Text;
using System.Text.Json.Nodes;

namespace KuCoin.Tests.Hostile;

/// <summary>A good answer made bad.</summary>
/// <param name="Bytes">What is sent.</param>
/// <param name="What">What was done to it.</param>
/// <param name="Path">Where, with list places left out (<c>data.items[].price</c>); null when it was done to the bytes.</param>
/// <param name="IsOfLeaf">True when it was done to a single value.</param>
internal sealed record Mutation(byte[] Bytes, string What, string? Path, bool IsOfLeaf = false)
{
    private const string Mark = "@@HERE@@";

    private static readonly byte[][] Extremes =
    [
        .. ((string[])
        [
            "0", "-0", "-1", "1.5", "1e5", "1e400", "1e-400", "-1e400", "0e99999999999", "1E+28", "79228162514264337593543950335", "79228162514264337593543950336",
            "9223372036854775807", "9223372036854775808", "-9223372036854775808", "2147483648", "253402300800000", "1000000000000000000", new string('9', 5000), "0." + new string('1', 200),
            "NaN", "Infinity", "null", "true", "false", "[]", "{}", "[null]", "[[]]", "[{}]", """{"a":{}}""", "01", "+1", "'x'",
            "\"\"", "\" \"", "\"0\"", "\"NaN\"", "\"Infinity\"", "\"-Infinity\"", "\"1e400\"", "\"0x10\"", "\"1,5\"", "\"１\"", "\"null\"", "\"true\"", "\"buy\"", "\"SELL\"",
            """ "\u0000" """, """ "\u001b[2J\u001b]0;x\u0007" """, """ "\u009b31m" """, """ "\ud800" """, """ "\udc00\ud800" """, """ "\u202e" """, """ "a\r\nb" """, """ "../../x?y#z" """,
            $"\"{new string('x', 100_000)}\"", Nested(70), Nested(5000), $"[{string.Join(',', Enumerable.Repeat("null", 2000))}]",
        ]).Select(Encoding.UTF8.GetBytes),
        [(byte)'"', 0xff, 0xfe, (byte)'"'],
        [(byte)'"', 0xc0, 0x80, (byte)'"'],
        [(byte)'"', 0xed, 0xa0, 0x80, (byte)'"'],
        [(byte)'"', 0x1b, (byte)'[', (byte)'"'],
        [(byte)'"', 0xc2, 0x9b, (byte)'"'],
    ];

    /// <summary>Does one thing to the answer, the same for the same chance.</summary>
    public static Mutation Of(string answer, Random random)
    {
        if (random.Next(3) == 0)
            return OfBytes(Encoding.UTF8.GetBytes(answer), random);
        var root = JsonNode.Parse(answer)!;
        var places = new List<(JsonNode Holder, object Key, string Path)>();
        Gather(root, "", places);
        var place = places[random.Next(places.Count)];
        var isLeaf = Get(place.Holder, place.Key) is JsonValue;
        return OfTree(root, places, place, random) with { IsOfLeaf = isLeaf };
    }

    private static Mutation OfBytes(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        var length = Math.Min(random.Next(1, 9), bytes.Length - at);
        switch (random.Next(6))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return new(bytes, $"bit flipped in byte {at}", null);
            case 1:
                bytes[at] = (byte)random.Next(256);
                return new(bytes, $"byte {at} is 0x{bytes[at]:x2}", null);
            case 2:
                return new(bytes[..at], $"cut at {at}", null);
            case 3:
                return new([.. bytes[..at], .. bytes[(at + length)..]], $"{length} bytes missing at {at}", null);
            case 4:
                return new([.. bytes[..(at + length)], .. bytes[at..]], $"{length} bytes twice at {at}", null);
            default:
                var noise = new byte[length];
                random.NextBytes(noise);
                return new([.. bytes[..at], .. noise, .. bytes[at..]], $"{length} bytes of noise at {at}", null);
        }
    }

    private static Mutation OfTree(JsonNode root, List<(JsonNode Holder, object Key, string Path)> places, (JsonNode Holder, object Key, string Path) place, Random random)
    {
        var (holder, key, path) = place;
        var extreme = Extremes[random.Next(Extremes.Length)];
        var shown = Encoding.UTF8.GetString(extreme, 0, Math.Min(extreme.Length, 30));
        switch (random.Next(10))
        {
            case 0:
                Set(holder, key, null);
                return Without(root, "null", path);
            case 1 when holder is JsonObject fields:
                fields.Remove((string)key);
                return Without(root, "missing", path);
            case 1:
                ((JsonArray)holder).RemoveAt((int)key);
                return Without(root, "missing", path);
            case 2 when holder is JsonObject fields:
                fields.Add(Mark + key, Mark);
                var twice = root.ToJsonString().Replace(Mark + key, (string)key, StringComparison.Ordinal);
                return new(Put(twice, extreme), $"{path} twice, the last one {shown}", path);
            case 2:
                ((JsonArray)holder).Add(((JsonArray)holder)[(int)key]?.DeepClone());
                return Without(root, "repeated", path);
            case 3:
                var (otherHolder, otherKey, otherPath) = places[random.Next(places.Count)];
                Set(holder, key, Get(otherHolder, otherKey)?.DeepClone());
                return Without(root, $"as {otherPath}", path);
            case 4:
                Set(holder, key, new JsonArray(Get(holder, key)?.DeepClone()));
                return Without(root, "in a list", path);
            default:
                Set(holder, key, Mark);
                return new(Put(root.ToJsonString(), extreme), $"{path} is {shown}", path);
        }
    }

    private static Mutation Without(JsonNode root, string what, string path) => new(Encoding.UTF8.GetBytes(root.ToJsonString()), $"{path} {what}", path);

    private static byte[] Put(string text, byte[] value)
    {
        var at = text.IndexOf($"\"{Mark}\"", StringComparison.Ordinal);
        return [.. Encoding.UTF8.GetBytes(text[..at]), .. value, .. Encoding.UTF8.GetBytes(text[(at + Mark.Length + 2)..])];
    }

    private static JsonNode? Get(JsonNode holder, object key) => key is int index ? holder[index] : holder[(string)key];

    private static void Set(JsonNode holder, object key, JsonNode? value)
    {
        if (key is int index)
            holder[index] = value;
        else
            holder[(string)key] = value;
    }

    private static void Gather(JsonNode? node, string path, List<(JsonNode Holder, object Key, string Path)> places)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields)
                {
                    var place = path.Length == 0 ? name : $"{path}.{name}";
                    places.Add((node, name, place));
                    Gather(value, place, places);
                }
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    places.Add((node, i, path + "[]"));
                    Gather(items[i], path + "[]", places);
                }
                break;
        }
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);
}
