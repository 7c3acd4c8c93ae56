using KuCoin.Transport;

namespace KuCoin;

/// <summary>Futures contracts, orders and positions. API: Futures Trading.</summary>
public sealed partial class FuturesCalls
{
    private readonly RequestPipeline _pipeline;

    internal FuturesCalls(RequestPipeline pipeline)
    {
        _pipeline = pipeline;
        _contracts = new(pipeline.Options.TimeProvider, RulesLife, LoadContractsAsync);
        Units = new(this, pipeline.Options.TimeProvider);
    }

    /// <summary>What contracts' lots stand for, for streams.</summary>
    internal FuturesUnits Units { get; }

    /// <summary>The exchange's time.</summary>
    internal DateTimeOffset Now => _pipeline.Clock.Now;

    internal static readonly Operation<IReadOnlyList<FuturesContract>> GetContracts = new()
    {
        Name = "List contracts",
        Row = "G1",
        Method = HttpMethod.Get,
        Path = "/api/v1/contracts/active",
        Host = ApiHost.Futures,
        Pool = RatePool.Public,
        Weight = 3,
        Access = Access.Public,
        Answer = static () => FuturesJson.Answers.IReadOnlyListFuturesContract,
        Empty = [],
    };

    /// <summary>All contracts that can be traded.</summary>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public Task<IReadOnlyList<FuturesContract>> GetContractsAsync(CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(GetContracts, new RequestArguments(), cancellationToken);

    internal static readonly Operation<FuturesContract> GetContract = new()
    {
        Name = "Get contract",
        Row = "G2",
        Method = HttpMethod.Get,
        Path = "/api/v1/contracts/{symbol}",
        Host = ApiHost.Futures,
        Pool = RatePool.Public,
        Weight = 3,
        Access = Access.Public,
        Answer = static () => FuturesJson.Answers.FuturesContract,
    };

    /// <summary>One contract.</summary>
    /// <exception cref="KuCoinException">NotFound (SymbolNotFound); what the exchange or the connection reports.</exception>
    public Task<FuturesContract> GetContractAsync(string symbol, CancellationToken cancellationToken = default) =>
        AskAboutAsync(symbol, GetContract, new RequestArguments().WithPath("symbol", symbol), cancellationToken);

    internal static readonly Operation<ServiceStatus> GetStatus = new()
    {
        Name = "Get futures status",
        Row = "status",
        Method = HttpMethod.Get,
        Path = "/api/v1/status",
        Host = ApiHost.Futures,
        Pool = RatePool.Public,
        Weight = 4,
        Access = Access.Public,
        Answer = static () => FuturesJson.Answers.ServiceStatus,
    };

    /// <summary>Whether the futures market is open.</summary>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public async Task<ServiceStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        var status = await _pipeline.SendAsync(GetStatus, new RequestArguments(), cancellationToken).ConfigureAwait(false);
        status.Market = "futures";
        return status;
    }

    internal static readonly Operation<DateTimeOffset> GetServerTime = new()
    {
        Name = "Get futures server time",
        Row = "timestamp",
        Method = HttpMethod.Get,
        Path = "/api/v1/timestamp",
        Host = ApiHost.Futures,
        Pool = RatePool.Public,
        Weight = 2,
        Access = Access.Public,
        Answer = static () => FuturesJson.Answers.DateTimeOffset,
    };

    /// <summary>The futures host's time, UTC.</summary>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public Task<DateTimeOffset> GetServerTimeAsync(CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(GetServerTime, new RequestArguments(), cancellationToken);

    internal static readonly Operation<IReadOnlyList<FuturesPosition>> GetPositions = new()
    {
        Name = "List positions",
        Row = "K2",
        Method = HttpMethod.Get,
        Path = "/api/v1/positions",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 2,
        Access = Access.Futures,
        Answer = static () => FuturesJson.Answers.IReadOnlyListFuturesPosition,
        Empty = [],
    };

    /// <summary>The open positions.</summary>
    /// <param name="currency">One settlement currency; null for all.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public async Task<IReadOnlyList<FuturesPosition>> GetPositionsAsync(string? currency = null, CancellationToken cancellationToken = default)
    {
        var positions = await _pipeline.SendAsync(GetPositions, new RequestArguments().With("currency", currency), cancellationToken).ConfigureAwait(false);
        await MeasureAsync(positions, cancellationToken).ConfigureAwait(false);
        return positions;
    }

    internal static readonly Operation<IReadOnlyList<FuturesPosition>> GetPosition = new()
    {
        Name = "Get positions of a contract",
        Row = "K1",
        Method = HttpMethod.Get,
        Path = "/api/v2/position",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 2,
        Access = Access.Futures,
        Answer = static () => FuturesJson.Answers.IReadOnlyListFuturesPosition,
        Empty = [],
    };

    /// <summary>The positions of one contract: one row, two in hedge mode, none or one with nothing in it when there is no position.</summary>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public async Task<IReadOnlyList<FuturesPosition>> GetPositionAsync(string symbol, CancellationToken cancellationToken = default)
    {
        Require.Given(symbol, "Symbol");
        var positions = await _pipeline.SendAsync(GetPosition, new RequestArguments().With("symbol", symbol), cancellationToken).ConfigureAwait(false);
        await MeasureAsync(positions, cancellationToken).ConfigureAwait(false);
        return positions;
    }
}
