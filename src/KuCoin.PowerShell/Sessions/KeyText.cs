using System.Security;
using System.Text;
using System.Text.Json;

namespace KuCoin.Sessions;

/// <summary>Reads the text of a credential file: a JSON object with ApiKey, ApiSecret and Passphrase. No failure of it repeats a piece of the text.</summary>
internal static class KeyText
{
    private static readonly string[] Names = ["ApiKey", "ApiSecret", "Passphrase"];

    public static KeyParts Read(SecureString text)
    {
        var characters = KeyParts.Characters(text);
        var bytes = GC.AllocateUninitializedArray<byte>(Encoding.UTF8.GetByteCount(characters), pinned: true);
        try
        {
            Encoding.UTF8.GetBytes(characters, bytes);
            return Read(bytes, "The secure text");
        }
        finally
        {
            Array.Clear(characters);
            Array.Clear(bytes);
        }
    }

    /// <param name="text">UTF-8, with or without a byte order mark; the caller wipes it.</param>
    /// <param name="source">What it is called in a failure.</param>
    public static KeyParts Read(ReadOnlySpan<byte> text, string source)
    {
        var values = new char[]?[Names.Length];
        try
        {
            Fill(values, text, source);
            var missing = Array.FindIndex(values, value => value is null);
            return missing < 0
                ? new KeyParts(new string(values[0]), values[1]!, values[2]!)
                : throw KeyParts.Missing($"{source} has no text named {Names[missing]}.");
        }
        // The inner failure is left out: it quotes what it stumbled over.
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            var place = failure is JsonException { LineNumber: { } line } ? FormattableString.Invariant($" (line {line + 1})") : null;
            throw KeyParts.Missing($"{source} is not a JSON object of texts{place}.");
        }
    }

    private static void Fill(char[]?[] values, ReadOnlySpan<byte> text, string source)
    {
        var json = new Utf8JsonReader(text.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            throw new JsonException();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString();
            var index = Array.FindIndex(Names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
            json.Read();
            if (index < 0)
            {
                json.Skip();
                continue;
            }

            if (values[index] is not null)
                throw KeyParts.Missing($"{source} has {Names[index]} twice.");
            values[index] = Characters(json);
        }

        // What follows the object is refused by the reader itself.
        json.Read();
    }

    private static char[] Characters(Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.String)
            throw new JsonException();
        var room = GC.AllocateUninitializedArray<char>(json.ValueSpan.Length, pinned: true);
        var length = json.CopyString(room);
        var characters = GC.AllocateUninitializedArray<char>(length, pinned: true);
        room.AsSpan(0, length).CopyTo(characters);
        Array.Clear(room);
        return characters;
    }
}
