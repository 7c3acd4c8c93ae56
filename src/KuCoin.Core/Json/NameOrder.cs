using System.Text;

namespace KuCoin.Json;

/// <summary>The names of a shape's properties, and in which order they came lately: of most shapes always the same. Safe for any thread.</summary>
internal sealed class NameOrder
{
    /// <summary>Before the first name.</summary>
    public const int Start = -1;

    // As they stand in a text: with comma, quotes and colon.
    private readonly byte[][] _names;

    // Which name came after another the last time, that of the start first. Who reads an old one looks the name up.
    private readonly int[] _followers;

    private NameOrder(string[] names)
    {
        _names = [.. names.Select(static name => Encoding.UTF8.GetBytes($",\"{name}\":"))];
        _followers = [.. Enumerable.Range(0, names.Length), 0];
    }

    /// <summary>The names of an enumeration's members, whose values count from zero on; they are spelled as the exchange spells them.</summary>
    public static NameOrder Of<TName>()
        where TName : struct, Enum => new(Enum.GetNames<TName>());

    /// <summary>The place of the name that a text begins with, if it is the one that came after another the last time.</summary>
    /// <param name="text">May begin with a comma and a name.</param>
    /// <param name="isFirst">Whether there is no comma, for nothing was before.</param>
    /// <param name="index">The place of the name before; moved on.</param>
    /// <param name="length">Of the name with comma, quotes and colon.</param>
    public bool TryFollow(ReadOnlySpan<byte> text, bool isFirst, ref int index, out int length)
    {
        var follower = _followers[index + 1];
        var name = _names[follower].AsSpan(isFirst ? 1 : 0);
        length = name.Length;
        if (!text.StartsWith(name))
            return false;
        index = follower;
        return true;
    }

    /// <summary>Looks a name up.</summary>
    /// <param name="name">The name alone.</param>
    /// <param name="index">The place of the name before; moved on if the name is one of these.</param>
    public bool TryFind(ReadOnlySpan<byte> name, ref int index)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            if (!name.SequenceEqual(_names[i].AsSpan(2..^2)))
                continue;
            index = _followers[index + 1] = i;
            return true;
        }

        return false;
    }
}
