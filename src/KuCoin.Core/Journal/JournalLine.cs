using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KuCoin.Journal;

/// <summary>The journal's lines: one JSON object each, an intent before the request and an answer after it, joined by their id.</summary>
internal static class JournalLine
{
    public const string Intent = "intent";
    public const string Answer = "answer";

    private const string Masked = "***";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] SecretWords = ["pass", "secret", "sign", "token", "pwd", "apikey", "api-key"];

    public static ReadOnlyMemory<byte> Write(JournalIntent intent, string? session) => Write(json =>
    {
        json.WriteString("kind", Intent);
        json.WriteString("id", intent.Id);
        json.WriteString("at", Stamp(intent.Time));
        json.WriteString("account", intent.Account);
        WriteGiven(json, "session", session);
        json.WriteString("endpoint", intent.Endpoint);
        json.WriteString("machine", Environment.MachineName);
        json.WriteNumber("process", Environment.ProcessId);
        json.WriteString("operation", intent.Operation);
        json.WriteString("method", intent.Method);
        json.WriteString("path", intent.Path);
        if (intent.IsFutures)
            json.WriteBoolean("futures", value: true);
        WriteGiven(json, "clientOid", intent.ClientOid);
        WriteGiven(json, "key", intent.IdempotencyKey);
        WriteValues(json, "query", [.. intent.PathValues, .. intent.Query]);
        if (!intent.Body.IsEmpty)
        {
            using var body = JsonDocument.Parse(intent.Body);
            json.WritePropertyName("body");
            CopyMasked(body.RootElement, json);
        }
        if (intent.Uses.Count > 0)
        {
            json.WriteStartArray("uses");
            foreach (var use in intent.Uses)
            {
                json.WriteStartObject();
                json.WriteString("currency", use.Currency);
                json.WriteString("value", use.Value.ToString(CultureInfo.InvariantCulture));
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
    });

    public static ReadOnlyMemory<byte> Write(string id, DateTimeOffset time, JournalAnswer answer) => Write(json =>
    {
        json.WriteString("kind", Answer);
        json.WriteString("id", id);
        json.WriteString("at", Stamp(time));
        json.WriteString("state", answer.State.ToString());
        if (answer.Ids.Count > 0)
        {
            json.WriteStartArray("ids");
            foreach (var one in answer.Ids)
                json.WriteStringValue(one);
            json.WriteEndArray();
        }
        if (answer.IsRecovered)
            json.WriteBoolean("recovered", value: true);
        WriteGiven(json, "code", answer.Failure?.Code);
        WriteGiven(json, "errorId", answer.Failure?.ErrorId);
        WriteGiven(json, "message", answer.Failure?.Message);
        WriteGiven(json, "resolution", answer.Resolution);
    });

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> fields)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }
        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    private static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    private static void WriteGiven(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void WriteValues(Utf8JsonWriter json, string name, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        if (values.Count == 0)
            return;
        json.WriteStartObject(name);
        foreach (var (key, value) in values)
            json.WriteString(key, IsSecret(key) ? Masked : value);
        json.WriteEndObject();
    }

    // A request of the user's own making can hold anything, for example a passphrase for the key of a sub-account.
    private static void CopyMasked(JsonElement value, Utf8JsonWriter json)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    json.WritePropertyName(property.Name);
                    if (IsSecret(property.Name))
                        json.WriteStringValue(Masked);
                    else
                        CopyMasked(property.Value, json);
                }
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    CopyMasked(item, json);
                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private static bool IsSecret(string name) => Array.Exists(SecretWords, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
