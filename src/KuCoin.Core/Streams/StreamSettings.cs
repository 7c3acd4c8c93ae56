using System.Net.Security;

namespace KuCoin.Streams;

/// <summary>The bounds streams work within; the defaults are the exchange's and ours, tests set their own.</summary>
internal sealed record StreamSettings
{
    /// <summary>How long connecting may take, TLS and opening handshake included; the client's option.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the exchange may take to say welcome.</summary>
    public TimeSpan WelcomeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the exchange may take to confirm a subscription.</summary>
    public TimeSpan AckTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the exchange may take to answer our goodbye; short, for somebody pressed Ctrl+C.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>The wait before the first new attempt, doubled with each further one.</summary>
    public TimeSpan FirstBackOff { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After how many failed attempts in a row a new subscription is given up; one that has been running goes on.</summary>
    public int AttemptsForNew { get; init; } = 3;

    /// <summary>In bytes.</summary>
    public int MaximumMessageLength { get; init; } = 4 * 1024 * 1024;

    public int ConnectionsPerMinute { get; init; } = 30;

    /// <summary>Requests per ten seconds and connection; the exchange allows 100, the rest is left to pings.</summary>
    public int RequestsPerWindow { get; init; } = 90;

    public int ItemsPerRequest { get; init; } = 100;

    public int SpotTopicsPerConnection { get; init; } = 300;

    public int FuturesTopicsPerConnection { get; init; } = 100;

    /// <summary>How long a connection that nobody uses is kept for the next one, who would else spend one of the few new connections the exchange allows a minute.</summary>
    public TimeSpan IdleLinger { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>After how long a connection is replaced by a new one, before the exchange ends it after 24 hours.</summary>
    public TimeSpan LinkLife { get; init; } = TimeSpan.FromHours(23.5);

    /// <summary>The wait before replacing a connection is tried again.</summary>
    public TimeSpan HandOverRetry { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The exchange says how often it wants to be pinged; less than this would be a flood.</summary>
    public TimeSpan ShortestPing { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>More than this would leave a dead connection unnoticed.</summary>
    public TimeSpan LongestPing { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Null for the machine's own rules, always outside of tests.</summary>
    public RemoteCertificateValidationCallback? CertificateValidation { get; init; }

    /// <summary>A time of the exchange's pings within our bounds.</summary>
    /// <param name="milliseconds">What the exchange says.</param>
    public TimeSpan Bound(int milliseconds) => TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, ShortestPing.TotalMilliseconds, LongestPing.TotalMilliseconds));
}
