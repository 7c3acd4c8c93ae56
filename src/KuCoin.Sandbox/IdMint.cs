using System.Globalization;
using KuCoin.Sandbox.Clock;

namespace KuCoin.Sandbox;

/// <summary>Ids in the exchange's shapes, in the order they were asked for. Called under the exchange's lock.</summary>
internal sealed class IdMint(SandboxClock clock, int seed)
{
    private long _hex;
    private long _digits;

    /// <summary>24 hexadecimal digits: spot orders, transfers, main accounts.</summary>
    public string Hex24() =>
        string.Create(CultureInfo.InvariantCulture, $"{clock.Now.ToUnixTimeSeconds() & 0xffffffff:x8}{seed & 0xffff:x4}{++_hex:x12}");

    /// <summary>"vs" and 22 more: spot stop orders.</summary>
    public string Stop() => string.Create(CultureInfo.InvariantCulture, $"vs{clock.Now.ToUnixTimeSeconds() & 0xffffffff:x8}sq{++_hex:x12}");

    /// <summary>18 decimal digits: futures orders, trading accounts, statement rows.</summary>
    public string Digits() => string.Create(CultureInfo.InvariantCulture, $"{300_000_000_000_000_000 + ++_digits}");
}
