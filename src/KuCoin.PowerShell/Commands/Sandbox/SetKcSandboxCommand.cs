using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;
using KuCoin.Sandbox;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Set, "KcSandbox", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = "State")]
[OutputType(typeof(KcSandbox))]
public sealed partial class SetKcSandboxCommand : SandboxCommand
{
    [Parameter(ParameterSetName = "State", HelpMessage = "The sandbox's time; it runs on from there.")]
    [Time]
    public DateTimeOffset? Clock { get; set; }

    [Parameter(ParameterSetName = "State", HelpMessage = "How far to move the sandbox's time ahead: seconds, or text such as 01:00:00.")]
    [Duration]
    public TimeSpan? Advance { get; set; }

    [Parameter(ParameterSetName = "State", HelpMessage = "Balances by currency, for example @{ USDT = 1000; BTC = '0.5' }.")]
    [MoneyTable]
    public Dictionary<string, decimal> Balance { get; set; } = [];

    [Parameter(ParameterSetName = "State", HelpMessage = "The account -Balance is about: Main, Trade (the default), Margin or Contract.")]
    [Word(typeof(AccountType))]
    public AccountType Account { get; set; } = AccountType.Trade;

    [Parameter(ParameterSetName = "State", HelpMessage = "Prices by pair or contract, for example @{ 'BTC-USDT' = 50000 }; they wander on from there.")]
    [MoneyTable]
    public Dictionary<string, decimal> Price { get; set; } = [];

    [Parameter(ParameterSetName = "State", HelpMessage = "Funding rates by contract, for example @{ XBTUSDTM = 0.0001 }, for all settlements to come. Longs pay a positive rate.")]
    [MoneyTable]
    public Dictionary<string, decimal> FundingRate { get; set; } = [];

    [Parameter(ParameterSetName = "State", HelpMessage = "Money that arrives from outside, by currency, for example @{ USDT = 250 }: a deposit, seen at once and credited a minute later.")]
    [MoneyTable]
    public Dictionary<string, decimal> Deposit { get; set; } = [];

    [Parameter(ParameterSetName = "State", HelpMessage = "Put the account on the exchange's newer single-engine account; with :$false back on the older one.")]
    public SwitchParameter SingleEngine { get; set; }

    [Parameter(ParameterSetName = "State", HelpMessage = "Use up all quotas until their windows close.")]
    public SwitchParameter ExpireQuota { get; set; }

    [Parameter(ParameterSetName = "State", HelpMessage = "Break all stream connections.")]
    public SwitchParameter CutStream { get; set; }

    [Parameter(ParameterSetName = "State", HelpMessage = "Forget the faults that still wait to happen.")]
    public SwitchParameter ClearFault { get; set; }

    protected override void Process()
    {
        var sandbox = Chosen;
        if (ParameterSetName is "Fault")
            Apply(sandbox, $"let the next {FailNext} requests go wrong", server => server.AddFault(Fault()));
        else if (StreamFault is { } kind)
            Apply(sandbox, $"let stream messages meet {kind}", server => server.AddFault(FaultOfStream(kind)));
        else
            SetState(sandbox);
        if (PassThru)
            WriteObject(sandbox);
    }

    private void SetState(KcSandbox sandbox)
    {
        if (Clock is { } time)
            Apply(sandbox, $"set the clock to {time:u}", server => server.SetClock(time));
        if (Advance is { } span)
            Apply(sandbox, $"move the clock ahead by {span:c}", server => server.AdvanceClock(span));
        foreach (var (currency, amount) in Balance)
            Apply(sandbox, $"set the balance in {Account} to {amount} {currency}", server => server.SetBalance(Account.ToString(), currency, amount));
        foreach (var (symbol, price) in Price)
            Apply(sandbox, $"set the price of {symbol} to {price}", server => server.SetPrice(symbol, price));
        foreach (var (symbol, rate) in FundingRate)
            Apply(sandbox, $"set the funding rate of {symbol} to {rate}", server => server.SetFundingRate(symbol, rate));
        foreach (var (currency, amount) in Deposit)
            Apply(sandbox, $"let {amount} {currency} arrive", server => server.InjectDeposit(currency, amount));
        if (MyInvocation.BoundParameters.ContainsKey(nameof(SingleEngine)))
            Apply(sandbox, $"use the {(SingleEngine ? "single-engine" : "older")} account", server => server.SetSingleEngine(SingleEngine));
        if (ExpireQuota)
            Apply(sandbox, $"use up all quotas", server => server.ExpireQuota());
        if (CutStream)
            Apply(sandbox, $"break all stream connections", server => server.CutStreams());
        if (ClearFault)
            Apply(sandbox, $"forget all faults", server => server.ClearFaults());
    }

    private void Apply(KcSandbox sandbox, FormattableString change, Action<SandboxServer> work)
    {
        var action = FormattableString.Invariant(change);
        if (!ShouldProcess(sandbox.Name, action))
            return;
        try
        {
            work(sandbox.Server);
        }
        catch (Exception refusal) when (refusal is ArgumentException or InvalidOperationException)
        {
            WriteError(KcErrors.ToErrorRecord(KcErrors.Refused("SandboxRefused", refusal.Message), action));
        }
    }
}
