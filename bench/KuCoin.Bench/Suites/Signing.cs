using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using KuCoin.Credentials;

namespace KuCoin.Bench.Suites;

/// <summary>The signature of one GET, beside the few lines everybody writes first.</summary>
public class Signing : IDisposable
{
    private const string Secret = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    private const string Passphrase = "Open.Sesame42";
    private const string Target = "/api/v1/accounts?currency=USDT&type=trade";
    private readonly ApiCredentials _credentials = new("dummykey0001", Secret, Passphrase);

    [Benchmark(Baseline = true)]
    public (string Sign, string Passphrase) ByHand()
    {
        var secret = Encoding.UTF8.GetBytes(Secret);
        return (
            Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes("1700000000123" + "GET" + Target))),
            Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(Passphrase))));
    }

    [Benchmark]
    public string Ours() => _credentials.Sign(1700000000123, "GET", Target, default).Sign;

    [GlobalCleanup]
    public void Dispose()
    {
        _credentials.Dispose();
        GC.SuppressFinalize(this);
    }
}
