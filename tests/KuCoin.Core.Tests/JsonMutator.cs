using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KuCoin.Tests;

/// <summary>Changes JSON texts at random, and the same way every time: other orders, missing, repeated and foreign properties, other values, escapes, broken bytes.</summary>
internal sealed class JsonMutator(int seed)
{
    private static readonly string[] Values =
    [
        "null", "\"\"", "0", "\"0\"", "1", "-1", "\"-0\"", "\"-0.00\"", "0.0", "1.50", "\"1.50\"", "1E3", "\"2.0E-4\"", "\"00.1\"", "\".5\"", "\"5.\"", "\"+5\"", "\" 5\"", "\"5 \"", "\"1,000\"",
        "\"12345678901234567890\"", "\"123456789012345678901234567890\"", "\"0.1234567890123456789012345678\"", "9223372036854775807", "\"9223372036854775808\"", "\"79228162514264337593543950336\"",
        "true", "false", "[]", "{}", "[1]", "{\"a\":1}", "\"buy\"", "\"SELL\"", "\"many\"", "\"\\u0031\"", "\"\\u001b[31m\"", "\"\\ud800\"", "1729843222", "1729843222921000000",
    ];

    private readonly Random _chance = new(seed);

    public byte[] Mutate(string sample)
    {
        var properties = ((JsonObject)JsonNode.Parse(sample)!).Select(pair => (Name: JsonSerializer.Serialize(pair.Key), Value: pair.Value?.ToJsonString() ?? "null")).ToList();
        for (var changes = 1 + _chance.Next(2); changes > 0; changes--)
        {
            var at = _chance.Next(properties.Count);
            var (name, value) = properties[at];
            switch (_chance.Next(9))
            {
                case 0:
                    properties.RemoveAt(at);
                    break;
                case 1:
                    properties[at] = (name, "null");
                    break;
                case 2 or 3:
                    properties[at] = (name, Values[_chance.Next(Values.Length)]);
                    break;
                case 4:
                    properties.Insert(_chance.Next(properties.Count + 1), (name, Values[_chance.Next(Values.Length)]));
                    break;
                case 5:
                    properties.Insert(_chance.Next(properties.Count + 1), ("\"unknown\"", """{"symbol":["x",{"price":1}]}"""));
                    break;
                case 6:
                    properties[at] = ($"\"\\u{(int)name[1]:x4}{name[2..]}", value);
                    break;
                case 7 when value.Length > 2 && value[0] == '"':
                    properties[at] = (name, $"\"\\u{(int)value[1]:x4}{value[2..]}");
                    break;
                default:
                    properties = [.. properties.OrderBy(_ => _chance.Next())];
                    break;
            }

            if (properties.Count == 0)
                return "{}"u8.ToArray();
        }

        var text = Encoding.UTF8.GetBytes("{" + string.Join(',', properties.Select(pair => $"{pair.Name}:{pair.Value}")) + "}");
        switch (_chance.Next(10))
        {
            case 0:
                text[_chance.Next(text.Length)] = (byte)_chance.Next(32, 127);
                break;
            case 1:
                Array.Resize(ref text, _chance.Next(text.Length));
                break;
        }

        return text;
    }
}
