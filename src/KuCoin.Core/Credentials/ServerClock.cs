using System.Globalization;

namespace KuCoin.Credentials;

/// <summary>This machine's clock corrected by the exchange's. Signed requests further off than 5 s are refused.</summary>
public sealed class ServerClock
{
    // Whatever else a server says is no time: it would not fit the calendar, or make lists of endless years.
    private const long Earliest = 1_483_228_800_000;
    private const long Latest = 4_102_444_800_000;

    /// <summary>So much may the time of day drift against what is counted from the start before it is taken for set, or the machine for one that slept.</summary>
    private static readonly TimeSpan MostDrift = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time;
    private readonly Func<CancellationToken, Task<long>> _ask;
    private readonly object _gate = new();
    private Task<ServerTime>? _sampling;
    private ServerTime? _sample;

    internal ServerClock(TimeProvider time, Func<CancellationToken, Task<long>> ask)
    {
        _time = time;
        _ask = ask;
    }

    /// <summary>What to add to this machine's time; zero until the exchange's time has been read.</summary>
    public TimeSpan Offset => _sample?.Offset ?? TimeSpan.Zero;

    /// <summary>True once the exchange's time has been read.</summary>
    public bool IsSampled => _sample is not null;

    /// <summary>The exchange's time (UTC) as far as known.</summary>
    public DateTimeOffset Now => _time.GetUtcNow() + Offset;

    /// <summary>Reads the exchange's time and keeps the difference. API: GET /api/v1/timestamp.</summary>
    /// <exception cref="KuCoinException">The exchange could not be asked, or told a time outside of 2017 to 2100 (Protocol).</exception>
    public async Task<ServerTime> SampleAsync(CancellationToken cancellationToken = default)
    {
        var started = _time.GetTimestamp();
        var told = await _ask(cancellationToken).ConfigureAwait(false);
        var ended = _time.GetTimestamp();
        var roundTrip = _time.GetElapsedTime(started, ended);
        if (told is < Earliest or > Latest)
            throw new KuCoinException(KuCoinErrorKind.Protocol, "ServerTimeInvalid", string.Create(CultureInfo.InvariantCulture, $"The exchange says that its time is {told} ms after 1970, which cannot be."));
        var server = DateTimeOffset.FromUnixTimeMilliseconds(told);
        var local = _time.GetUtcNow() - (roundTrip / 2);
        var sample = new ServerTime { Server = server, Local = local, Offset = server - local, RoundTrip = roundTrip, Stamp = started + ((ended - started) / 2) };
        _sample = sample;
        if (KuCoinLog.IsEnabled)
            KuCoinLog.Write(LogLevel.Verbose, string.Create(CultureInfo.InvariantCulture, $"The exchange's clock is {sample.Offset.TotalMilliseconds:+0;-0;0} ms from this machine's (round trip {roundTrip.TotalMilliseconds:0} ms)."));
        return sample;
    }

    /// <summary>Reads the exchange's time unless it is known; also when this machine's clock was set since, so that nothing is dated by it.</summary>
    internal Task EnsureSampledAsync(CancellationToken cancellationToken) =>
        _sample is { } sample && !WasSet(sample) ? Task.CompletedTask : TryResampleAsync(Offset, cancellationToken);

    private bool WasSet(ServerTime sample) => (_time.GetUtcNow() - sample.Local - _time.GetElapsedTime(sample.Stamp)).Duration() > MostDrift;

    /// <summary>Reads the exchange's time again after it refused a timestamp made with the offset <paramref name="refused"/>, unless somebody has done so since; false when it could not be read.</summary>
    internal async Task<bool> TryResampleAsync(TimeSpan refused, CancellationToken cancellationToken)
    {
        try
        {
            await SampleTogether(refused).WaitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (KuCoinException failure)
        {
            // The request that is to be signed will say better what is wrong, and a clock that is right needs no correction.
            KuCoinLog.Write(LogLevel.Verbose, $"The exchange's clock could not be read: {failure.Message}");
            return false;
        }
    }

    // Many callers at once ask once. None of them can cancel it for the others: it ends by its own timeouts.
    private Task<ServerTime> SampleTogether(TimeSpan known)
    {
        lock (_gate)
        {
            if (_sample is { } sample && sample.Offset != known)
                return Task.FromResult(sample);
            if (_sampling is null or { IsCompleted: true })
                _sampling = SampleAsync(CancellationToken.None);
            return _sampling;
        }
    }
}
