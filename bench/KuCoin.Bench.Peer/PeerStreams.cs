using Kucoin.Net;
using Kucoin.Net.Clients;
using Kucoin.Net.SymbolOrderBooks;
using KuCoin.Bench.Floor;

namespace KuCoin.Bench.Peer;

/// <summary>The peer's streams: a callback for each ticker, and its own synchronized order book.</summary>
internal sealed class PeerStreams : IDisposable
{
    // The changes that the load server sends before it is asked for the whole book: the peer takes them together with it.
    private const int ChangesAhead = 10;

    // As the other contenders have it: measured is the middle of a run that takes a second longer.
    private const int Pace = 2000;
    private const int Settling = Pace / 2;
    private static readonly TimeSpan BeforeMiddle = TimeSpan.FromSeconds(0.5);

    private readonly KucoinSocketClient _streams;
    private readonly KucoinRestClient _calls;

    public PeerStreams(KucoinEnvironment environment, KucoinCredentials credentials)
    {
        _streams = new KucoinSocketClient(options =>
        {
            options.Environment = environment;
            options.ApiCredentials = credentials;
        });
        _calls = new KucoinRestClient(options =>
        {
            options.Environment = environment;
            options.ApiCredentials = credentials;
        });
    }

    /// <summary>Connecting counts.</summary>
    public Task<Tally> FloodAsync(int count, Meter meter)
    {
        meter.Start();
        return WatchAsync(count, subscribed: null, meter.Stop);
    }

    /// <summary>So many messages are measured after the first half second; what it tells is of all that came.</summary>
    public Task<Tally> PacedAsync(int count, Meter meter) => WatchAsync(Settling + count, subscribed: null, meter.Stop, settled: meter.Start);

    /// <summary>So many messages in the middle are measured; what it tells is of all that came.</summary>
    public Task<Tally> MiddleOfPacedAsync(int count, Meter meter) =>
        WatchAsync(count + Pace, () => meter.MeasureLater(BeforeMiddle, TimeSpan.FromSeconds((double)count / Pace)), ended: null);

    public async Task<Tally> FollowBookAsync(int count, Meter meter)
    {
        using var book = NewBook();
        var (updates, last) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        book.OnOrderBookUpdate += _ =>
        {
            if (++updates == count - ChangesAhead + 1)
                last.SetResult();
        };
        meter.Start();
        Answer.Require(await book.StartAsync());
        await last.Task;
        meter.Stop();
        var tally = new Tally(count, book.BestBid.Price + book.BestAsk.Price, FormattableString.Invariant($"{book.LastSequenceNumber} {book.BidCount}/{book.AskCount}"));
        await book.StopAsync();
        return tally;
    }

    public async Task<Tally> SyncBookAsync(Meter meter)
    {
        using var book = NewBook();
        meter.Start();
        Answer.Require(await book.StartAsync());
        meter.Stop();
        await book.StopAsync();
        return new Tally(1, 0, "");
    }

    public void Dispose()
    {
        _streams.Dispose();
        _calls.Dispose();
    }

    private KucoinSpotSymbolOrderBook NewBook() => new("BTC-USDT", optionsFunc: null, logger: null, _calls, _streams);

    private async Task<Tally> WatchAsync(int count, Action? subscribed, Action? ended, Action? settled = null)
    {
        var (read, sum, tally) = (0, 0m, new TaskCompletionSource<Tally>(TaskCreationOptions.RunContinuationsAsynchronously));
        var subscription = Answer.Of(await _streams.SpotApi.SubscribeToAllTickerUpdatesAsync(update =>
        {
            if (read == count)
                return;
            if (read == Settling)
                settled?.Invoke();
            sum += update.Data.LastPrice!.Value;
            if (++read == count)
                tally.SetResult(new Tally(read, sum, FormattableString.Invariant($"{update.Data.Symbol} {update.Data.Sequence}")));
        }));
        subscribed?.Invoke();
        var told = await tally.Task;
        ended?.Invoke();
        await _streams.UnsubscribeAsync(subscription);
        return told;
    }
}
