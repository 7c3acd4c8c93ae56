using KuCoin.Credentials;

namespace KuCoin;

/// <summary>How a client reaches the exchange. Every value has a default that suits the live exchange.</summary>
public sealed class KuCoinClientOptions
{
    /// <summary>The spot, margin and account host. HTTPS, or plain HTTP on loopback only.</summary>
    public Uri Endpoint { get; init; } = new("https://api.kucoin.com");

    /// <summary>The futures host. HTTPS, or plain HTTP on loopback only.</summary>
    public Uri FuturesEndpoint { get; init; } = new("https://api-futures.kucoin.com");

    /// <summary>The key, null for public calls only. The client owns it and disposes it.</summary>
    public ApiCredentials? Credentials { get; init; }

    /// <summary>The broker partner signed requests are sent for, null for none. The client owns it and disposes it.</summary>
    public ApiPartner? Partner { get; init; }

    /// <summary>Sent as X-SITE-TYPE when given (for example "australia").</summary>
    public string? SiteType { get; init; }

    /// <summary>The account's VIP level, 0 to 12; sets the quotas that hold until the exchange says otherwise.</summary>
    public int VipLevel { get; init; }

    /// <summary>The generation of calls to use where the exchange has two.</summary>
    public ApiGeneration ApiGeneration { get; init; } = ApiGeneration.Auto;

    /// <summary>The folder in which every change is written down before it is sent and after it is answered, null for none. Without a folder that can be written no change is sent.</summary>
    public string? Journal { get; init; }

    /// <summary>What the client may do from the beginning, null for everything.</summary>
    public KuCoinGuard? Guard { get; init; }

    /// <summary>The name the journal calls this client by, null for none.</summary>
    public string? Name { get; init; }

    /// <summary>How many times a call that may be repeated is repeated.</summary>
    public int MaximumRetryCount { get; init; } = 4;

    /// <summary>How long one attempt may take, from sending to the last byte of the answer.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call may take with all its repetitions; waits for the quota do not count.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long connecting may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The clock; tests set their own.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
