using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace KuCoin;

/// <summary>The base of what the library hands out: compared by value, and with a text that reads the same in every culture.</summary>
public abstract record KuCoinRecord
{
    // More would be a dump and no longer a line of a log.
    private const int MostProperties = 8;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> PropertiesOf = new();

    /// <summary>
    /// The kind and the first eight properties that say something, for logs and messages: "Account: Currency=USDT Balance=25000".
    /// Numbers are invariant and without trailing zeros, times are UTC.
    /// </summary>
    public sealed override string ToString()
    {
        var text = new StringBuilder(GetType().Name).Append(':');
        var shown = 0;
        foreach (var property in PropertiesOf.GetOrAdd(GetType(), type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)))
        {
            if (shown == MostProperties)
                break;
            if (Write(property.GetValue(this)) is not { Length: > 0 } value)
                continue;
            text.Append(CultureInfo.InvariantCulture, $" {property.Name}={value}");
            shown++;
        }
        return text.ToString();
    }

    // Lists and objects within have a text of their own; what is not the case needs no mention.
    private static string? Write(object? value) => value switch
    {
        null or false or KuCoinRecord => null,
        string text => text,
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFZ", CultureInfo.InvariantCulture),
        IEnumerable => null,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
