namespace KuCoin.Json;

/// <summary>Reads one value.</summary>
/// <param name="reader">Stands before the value, and behind it afterwards.</param>
internal delegate T AnswerDecoder<out T>(ref AnswerReader reader);
