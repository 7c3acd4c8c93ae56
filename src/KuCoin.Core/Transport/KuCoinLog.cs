namespace KuCoin;

/// <summary>How loud a <see cref="LogEntry"/> is.</summary>
public enum LogLevel
{
    /// <summary>Each request and answer: method, path, status, time, quota.</summary>
    Debug,
    /// <summary>What the limiter, the retry and the clock did.</summary>
    Verbose,
    /// <summary>Something the user should know although the call goes on.</summary>
    Warning,
}

/// <summary>What the core has to say while it works. Never holds a secret, signature or passphrase.</summary>
/// <param name="Level">How loud.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Wait">The wait that begins now, null when the entry is not about one.</param>
/// <param name="Share">How much of a long work is done, from 0 to 1, null when the entry is not about one.</param>
public sealed record LogEntry(LogLevel Level, string Message, TimeSpan? Wait = null, double? Share = null);

/// <summary>Where the core's messages go: to whoever opened a scope around the call, on any thread.</summary>
public static class KuCoinLog
{
    private static readonly AsyncLocal<Listener?> Current = new();

    /// <summary>True when somebody listens; test it before building an expensive message.</summary>
    public static bool IsEnabled => Current.Value is not null;

    /// <summary>True when somebody wants messages of the level <see cref="LogLevel.Debug"/>, which every request has.</summary>
    internal static bool IsDebugEnabled => Current.Value is { Minimum: LogLevel.Debug };

    /// <summary>Sends the messages of all calls begun inside of the scope to <paramref name="sink"/>.</summary>
    /// <param name="sink">Must be thread-safe and fast.</param>
    /// <param name="minimum">Below it only progress is told.</param>
    public static IDisposable Listen(Action<LogEntry> sink, LogLevel minimum = LogLevel.Debug)
    {
        var scope = new Scope(Current.Value);
        Current.Value = new Listener(sink, minimum);
        return scope;
    }

    internal static void Write(LogLevel level, string message, TimeSpan? wait = null)
    {
        if (Current.Value is { } listener && level >= listener.Minimum)
            listener.Sink(new LogEntry(level, message, wait));
    }

    /// <summary>Says how far a work of many requests has come.</summary>
    internal static void Progress(string message, double share) => Current.Value?.Sink(new LogEntry(LogLevel.Debug, message, Share: share));

    private sealed record Listener(Action<LogEntry> Sink, LogLevel Minimum);

    private sealed class Scope(Listener? previous) : IDisposable
    {
        public void Dispose() => Current.Value = previous;
    }
}
