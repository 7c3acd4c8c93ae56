using System.Text.Json;
using System.Text.Json.Serialization;

namespace KuCoin.Transport;

/// <summary>The answers that Transport itself reads.</summary>
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(Nothing))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(TimeAnswer))]
internal sealed partial class TransportJson : JsonSerializerContext;
