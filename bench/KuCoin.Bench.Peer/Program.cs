// The peer, Kucoin.Net as its documentation recommends it, as one more contender: it is told a work and how many units, does it
// once, and answers with the sample. KuCoin.Bench.Floor's PeerProcess speaks with it; see docs/performance.md.
//   KuCoin.Bench.Peer <plain> <secure> <key> <secret> <passphrase>
using System.Globalization;
using Kucoin.Net;
using KuCoin.Bench.Floor;
using KuCoin.Bench.Peer;

var credentials = new KucoinCredentials(args[2], args[3], args[4]);
using var calls = new PeerCalls(At(args[0]), credentials);
using var plain = new PeerStreams(At(args[0]), credentials);
using var secure = new PeerStreams(At(args[1]), credentials);

while (Console.ReadLine()?.Split('\t') is [var work, var units])
{
    var count = int.Parse(units, CultureInfo.InvariantCulture);
    var meter = new Meter();
    var tally = await DoAsync(work, count, meter);
    Console.WriteLine(meter.Describe(work, "peer", count, tally));
}

Task<Tally> DoAsync(string work, int count, Meter meter) => work switch
{
    "order" or "order, cmdlet" => calls.PlaceAsync(count, meter),
    "order16" => calls.PlaceAtOnceAsync(count, 16, meter),
    "tickers" or "tickers, cmdlet" => calls.SumTickersAsync(count, meter),
    "fills" or "fills, cmdlet" => calls.SumFillsAsync(meter),
    "flood" or "flood, cmdlet" or "flood, each" => plain.FloodAsync(count, meter),
    "flood, TLS" or "flood, TLS, cmdlet" => secure.FloodAsync(count, meter),
    "paced" => plain.PacedAsync(count, meter),
    "paced, TLS" => secure.PacedAsync(count, meter),
    "paced, cmdlet" => plain.MiddleOfPacedAsync(count, meter),
    "paced, TLS, cmdlet" => secure.MiddleOfPacedAsync(count, meter),
    "book" or "book, cmdlet" => plain.FollowBookAsync(count, meter),
    "book, synced" => plain.SyncBookAsync(meter),
    _ => throw new InvalidOperationException($"The peer does not know the work '{work}'."),
};

static KucoinEnvironment At(string address) => KucoinEnvironment.CreateCustom("bench", address, address, address, address, address, address);
