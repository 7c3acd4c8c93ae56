using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KuCoin.Bench.Floor;
using KuCoin.Bench.Server;
using KuCoin.Credentials;

namespace KuCoin.Bench.Works;

/// <summary>The text of a request with its body, hashed and written as base64.</summary>
internal static class Signatures
{
    private const string Target = "/api/v1/orders";
    private const long Time = 1_700_000_000_123;
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"clientOid":"5c52e11203aa677f33e493fb","side":"buy","symbol":"BTC-USDT","type":"limit","price":"30000","size":"0.001"}""");

    public static Work Work { get; } = new("signature", 100_000, 100_000, 400_000, Plan: null, Expect: null,
        new Contender("floor", (count, meter) => Task.FromResult(ByHand(count, meter))),
        new Contender("core", (count, meter) => Task.FromResult(Ours(count, meter))));

    private static Tally ByHand(int count, Meter meter)
    {
        using var mac = new HMACSHA256(Encoding.UTF8.GetBytes(MarketData.Secret));
        Span<byte> text = stackalloc byte[512];
        Span<byte> hash = stackalloc byte[32];
        var last = "";
        meter.Start();
        for (var i = 0; i < count; i++)
        {
            var length = Encoding.UTF8.GetBytes((Time + i).ToString(CultureInfo.InvariantCulture), text);
            length += Encoding.UTF8.GetBytes("POST", text[length..]);
            length += Encoding.UTF8.GetBytes(Target, text[length..]);
            Body.CopyTo(text[length..]);
            mac.TryComputeHash(text[..(length + Body.Length)], hash, out _);
            last = Convert.ToBase64String(hash);
        }

        meter.Stop();
        return new Tally(count, 0, last);
    }

    private static Tally Ours(int count, Meter meter)
    {
        using var credentials = new ApiCredentials(MarketData.Key, MarketData.Secret, MarketData.Passphrase);
        var last = "";
        meter.Start();
        for (var i = 0; i < count; i++)
            last = credentials.Sign(Time + i, "POST", Target, Body).Sign;
        meter.Stop();
        return new Tally(count, 0, last);
    }
}
