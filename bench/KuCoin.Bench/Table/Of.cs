using System.Globalization;

namespace KuCoin.Bench.Table;

/// <summary>What of a sample is looked at.</summary>
internal enum Of
{
    Cpu,
    Wall,
    Bytes,
    Peak,
}

/// <summary>How such figures are written.</summary>
internal static class Figures
{
    public static string Text(this Of of, double value) => (of, value) switch
    {
        (Of.Peak, _) => string.Create(CultureInfo.InvariantCulture, $"{value / 1048576:0} MB"),
        (Of.Bytes, _) => string.Create(CultureInfo.InvariantCulture, $"{value:#,0.#} B"),
        (_, >= 1000) => string.Create(CultureInfo.InvariantCulture, $"{value / 1000:#,0.##} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value:0.##} us"),
    };
}
