using System.Globalization;
using System.Numerics;

namespace KuCoin.Views;

/// <summary>
/// How values are shown: the invariant culture, no trailing zeros, no exponent, times in UTC. What is copied from
/// the screen binds back to the same value. The views call it; scripts may. Colours are those of $PSStyle, and there only where
/// the output is shown in colours.
/// </summary>
public static class KcFormat
{
    private const string Digits = "0.############################";

    // The longest there is: a sign, a zero and a point, 28 decimals.
    private const int LongestNumber = 31;

    /// <summary>A number, "" for none.</summary>
    public static string Number(decimal? value)
    {
        if (value is not { } number)
            return string.Empty;
        // As the format of digits shows it, in a third of the time: lists are full of numbers, and every order is put into words before it is sent.
        Span<char> buffer = stackalloc char[LongestNumber];
        number.TryFormat(buffer, out var length, default, CultureInfo.InvariantCulture);
        ReadOnlySpan<char> text = buffer[..length];
        return (number.Scale == 0 ? text : text.TrimEnd('0').TrimEnd('.')).ToString();
    }

    /// <summary>A computed quotient, which may have endless digits: rounded to eight decimals, "" for none.</summary>
    public static string Average(decimal? value) => value is { } number ? Number(Math.Round(number, 8)) : string.Empty;

    /// <summary>A computed price, which may have endless digits: rounded to seven significant ones, but never before the point; "" for none.</summary>
    public static string Price(decimal? value)
    {
        if (value is not { } price || price == 0)
            return Number(value);
        var size = (int)Math.Floor(Math.Log10((double)Math.Abs(price))) + 1;
        return Number(Math.Round(price, Math.Clamp(7 - size, 0, 28)));
    }

    /// <summary>A computed amount with its unit, rounded to eight decimals: "0.5 USDT", "" for none.</summary>
    public static string RoundAmount(decimal? value, string? unit) => value is { } amount ? Amount(Math.Round(amount, 8), unit) : string.Empty;

    /// <summary>A number with its unit: "0.5 USDT", "" for none.</summary>
    public static string Amount(decimal? value, string? unit) => value is null ? string.Empty : $"{Number(value)} {unit}".TrimEnd();

    /// <summary>Several of them: "0.5 USDT, 0.01 KCS".</summary>
    public static string Amounts(IReadOnlyDictionary<string, decimal> amounts) =>
        string.Join(", ", amounts.Select(entry => Amount(entry.Value, entry.Key)));

    /// <summary>What an order is about: its size, else its funds with the quote currency of the pair.</summary>
    public static string SizeOrFunds(string symbol, decimal? size, decimal? funds) =>
        size is not null ? Number(size) : Amount(funds, symbol[(symbol.LastIndexOf('-') + 1)..]);

    /// <summary>What a futures order is about: "5 lots", "0.01 base" or "100 quote".</summary>
    public static string Lots(long? size, decimal? quantity, decimal? value) =>
        size is not null ? Amount(size, size == 1 ? "lot" : "lots") : quantity is not null ? Amount(quantity, "base") : Amount(value, "quote");

    /// <summary>What has become of an order: "active", "filled" or "cancelled"; "active 25%" when that much of it has filled.</summary>
    public static string State(Order order)
    {
        var state = order.IsActive ? "active" : order.IsCancelled ? "cancelled" : "filled";
        var (part, whole) = order.Size is null ? (order.FilledFunds, order.Funds) : (order.FilledSize, order.Size);
        return (order.IsActive || order.IsCancelled) && part > 0 && part < whole ? $"{state} {PercentOf(part, whole.Value)}" : state;
    }

    /// <summary>What has become of a futures order: "active", "filled", "cancelled" with its part as of a spot order, or "waiting" for its stop price.</summary>
    public static string State(FuturesOrder order)
    {
        if (order is { IsActive: true, Stop: not null, StopTriggered: false })
            return "waiting";
        var state = order.IsActive ? "active" : order.IsCancelled ? "cancelled" : "filled";
        return (order.IsActive || order.IsCancelled) && order.FilledSize > 0 && order.Size is { } whole && order.FilledSize < whole
            ? $"{state} {PercentOf(order.FilledSize, whole)}"
            : state;
    }

    /// <summary>When a futures stop order triggers: ">= 50000" or "&lt;= 50000", "" for none.</summary>
    public static string Stop(FuturesOrder order) =>
        order.StopPrice is { } price ? $"{(order.Stop is "down" ? "<=" : ">=")} {Number(price)}" : string.Empty;

    /// <summary>What is out of the ordinary about a change: "AlreadyDone" under its key, "Recovered" after a lost answer, "" for neither.</summary>
    public static string Note(bool alreadyDone, bool recovered) => alreadyDone ? "AlreadyDone" : recovered ? "Recovered" : string.Empty;

    /// <summary>An account in lines of ten characters: "Trade", "Isolated" above "BTC-USDT", "Trade of" above the end of the sub-account's id.</summary>
    public static string Place(TreasuryPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var own = place.Symbol is null ? $"{place.Account}" : $"{place.Account}\n{place.Symbol}";
        return place.SubUserId is { } sub ? $"{own} of\n...{sub[^Math.Min(7, sub.Length)..]}" : own;
    }

    /// <summary>A text in lines of so many characters, broken between words: what a narrow column would break within them.</summary>
    public static string Lines(string text, int width)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = new List<string> { string.Empty };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length == 0)
                lines[^1] = word;
            else if (lines[^1].Length + 1 + word.Length <= width)
                lines[^1] += $" {word}";
            else
                lines.Add(word);
        }
        return string.Join('\n', lines);
    }

    /// <summary>A rate as percent with its sign: 0.0123 is "+1.23%", "" for none.</summary>
    public static string Percent(decimal? rate) =>
        rate is { } value ? InPercent(value, "+0.######;-0.######;0") : string.Empty;

    /// <summary>As <see cref="Percent"/>, in the colour of the sign.</summary>
    public static string Change(decimal? rate) => Paint(Percent(rate), rate);

    /// <summary>As <see cref="Number"/>, in the colour of the sign: a gain, a loss, a long or a short size.</summary>
    public static string Signed(decimal? value) => Paint(Number(value), value);

    /// <summary>As <see cref="RoundAmount"/>, in the colour of the sign.</summary>
    public static string RoundSigned(decimal? value, string? unit) => Paint(RoundAmount(value, unit), value);

    /// <summary>A side, buy or sell, long or short, in its colour.</summary>
    public static string Side(object? side)
    {
        var text = side?.ToString() ?? string.Empty;
        return Colours.Paint(text, text.ToUpperInvariant() switch { "BUY" or "LONG" => 1, "SELL" or "SHORT" => -1, _ => 0 });
    }

    /// <summary>A share or fee rate as percent: 0.001 is "0.1%", "" for none.</summary>
    public static string Share(decimal? rate) => rate is { } value ? InPercent(value, Digits) : string.Empty;

    /// <summary>What a key may do, shortest first: "read", "trade, transfer, withdraw"; "" for no key.</summary>
    public static string Rights(IReadOnlyList<string> permissions)
    {
        bool Has(params string[] names) => permissions.Intersect(names, StringComparer.OrdinalIgnoreCase).Any();
        string?[] rights =
        [
            Has("Spot", "Margin", "Futures") ? "trade" : null,
            Has("InnerTransfer") ? "transfer" : null,
            // The right to withdraw has two names.
            Has("Withdrawal", "Transfer") ? "withdraw" : null,
        ];
        return permissions.Count == 0 ? string.Empty : rights.All(right => right is null) ? "read" : string.Join(", ", rights.Where(right => right is not null));
    }

    /// <summary>A time in UTC to the second, "" for none.</summary>
    public static string Time(DateTimeOffset? value) =>
        value?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>A time in UTC to the millisecond, "" for none.</summary>
    public static string Timestamp(DateTimeOffset? value) =>
        value?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>A time of day in UTC to the millisecond, "" for none.</summary>
    public static string TimeOfDay(DateTimeOffset? value) =>
        value?.UtcDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>A span for people: "0 s", "12.3 s", "3:00:05" from a minute on, "2.03:00:05" from a day on; "" for none.</summary>
    public static string Span(TimeSpan? value) => value switch
    {
        null => string.Empty,
        { } span when span < TimeSpan.FromMinutes(1) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} s"),
        { } span => (span.Days > 0 ? span.Days.ToString(CultureInfo.InvariantCulture) + "." : string.Empty) + span.ToString(span.Days > 0 ? @"hh\:mm\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture),
    };

    /// <summary>A span in whole milliseconds with its unit, "" for none.</summary>
    public static string Milliseconds(TimeSpan? value) =>
        value is { } span ? ((long)Math.Round(span.TotalMilliseconds)).ToString(CultureInfo.InvariantCulture) + " ms" : string.Empty;

    // Less than the whole is at most 99 %, also where the quotient has more digits than a decimal.
    private static string PercentOf(decimal part, decimal whole) => Number(Math.Min(99, Math.Floor(100 * (part / whole)))) + "%";

    // A hundred times a rate may be more than a decimal holds; such a rate has one decimal at most.
    private static string InPercent(decimal rate, string format) => Math.Abs(rate) < decimal.MaxValue / 100
        ? (rate * 100).ToString(format, CultureInfo.InvariantCulture) + "%"
        : ((new BigInteger(decimal.Truncate(rate)) * 100) + new BigInteger(rate % 1 * 100)).ToString(format, CultureInfo.InvariantCulture) + "%";

    private static string Paint(string text, decimal? sign) => Colours.Paint(text, Math.Sign(sign ?? 0));
}
