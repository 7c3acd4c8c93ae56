using System.Text.Json;

namespace KuCoin.Json;

/// <summary>Looks for nulls among the rows of lists, where the readers would hand out nothing for something. Rows without names, such as candles, may hold them: their own readers know.</summary>
internal static class ListNulls
{
    /// <summary>True when a list of the value holds a null.</summary>
    /// <param name="json">One whole value, well-formed.</param>
    public static bool Any(ReadOnlySpan<byte> json)
    {
        // Nearly always the first look is enough: nulls are values of properties and stand behind a colon.
        var seen = 0;
        while (json[seen..].IndexOf("null"u8) is >= 0 and var at)
        {
            if (json[..(seen + at)].TrimEnd(" \t\r\n"u8) is [.., (byte)'[' or (byte)','])
                return Walk(json);
            seen += at + 4;
        }

        return false;
    }

    private static bool Walk(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        // One bit for each level, the deepest last: whether it is a list.
        UInt128 lists = 0;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray:
                    lists = (lists << 1) | 1;
                    break;
                case JsonTokenType.StartObject:
                    lists <<= 1;
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    lists >>= 1;
                    break;
                case JsonTokenType.Null when (lists & 0b11) == 0b01:
                    return true;
            }
        }

        return false;
    }
}
