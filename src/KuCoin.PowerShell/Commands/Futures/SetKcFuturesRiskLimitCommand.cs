using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;
using KuCoin.Streams;
using KuCoin.Views;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Set, "KcFuturesRiskLimit", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FuturesRiskLimitChange))]
public sealed class SetKcFuturesRiskLimitCommand : ContractCommand
{
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "The level wanted, a whole number from 1, as Get-KcFuturesRiskLimit lists them.")]
    [Money]
    public decimal Level { get; set; }

    [Parameter(HelpMessage = "Do not wait for the outcome: the exchange has taken the request, and that is all that is known.")]
    public SwitchParameter NoWait { get; set; }

    [Parameter(HelpMessage = "How long to wait for the outcome: seconds, or text such as 00:01:00. Default: 30 seconds.")]
    [Duration]
    public TimeSpan? Timeout { get; set; }

    private TimeSpan Patience => Timeout ?? TimeSpan.FromSeconds(30);

    protected override void Process(string symbol)
    {
        var level = WholeNumber.Read(Level, nameof(Level));
        var action = $"Set the risk limit of {symbol} to level {KcFormat.Number(level)}, which cancels its open orders";
        if (!Confirm(action))
            return;
        if (NoWait)
            Send(symbol, level, action);
        else
            WriteObject(SendAndWait(symbol, level, action));
    }

    private void Send(string symbol, int level, string action) =>
        Change($"The change ({action})", Trace(symbol), token => Client.Futures.SetRiskLimitAsync(symbol, level, token));

    private FuturesRiskLimitChange SendAndWait(string symbol, int level, string action)
    {
        // Before the request, so that its outcome is not missed.
        var outcomes = Await(token => Client.Streams.SubscribeAsync(FuturesTopics.RiskLimitChanges(symbol), options: null, token));
        try
        {
            Send(symbol, level, action);
            var outcome = Wait(outcomes, symbol);
            return outcome.Succeeded
                ? outcome
                : throw new KuCoinException(KuCoinErrorKind.Unavailable, "RiskLimitNotChanged", $"The exchange did not change the risk limit of {symbol}{(outcome.Message is { } reason ? $": {reason}" : null)}.");
        }
        finally
        {
            // Also when the pipeline ends here with an exception, as Ctrl+C does.
            outcomes.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private FuturesRiskLimitChange Wait(Subscription<FuturesRiskLimitChange> outcomes, string symbol)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(StopToken);
        end.CancelAfter(Patience);
        try
        {
            while (outcomes.WaitToRead(end.Token))
            {
                while (outcomes.TryReadReport(out var report))
                    WriteVerbose(report.Message);
                if (outcomes.TryRead(out var outcome))
                    return outcome;
            }
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (OperationCanceledException)
        {
            throw Unknown(symbol, $"within {KcFormat.Number((decimal)Patience.TotalSeconds)} s", cause: null);
        }
        catch (KuCoinException failure)
        {
            throw Unknown(symbol, $"because the stream ended ({failure.Message})", failure);
        }

        throw Unknown(symbol, "because the stream ended", cause: null);
    }

    private static KuCoinException Unknown(string symbol, string why, KuCoinException? cause) =>
        new(KuCoinErrorKind.OutcomeUnknown, "RiskLimitOutcomeUnknown", $"The exchange took the request for another risk limit of {symbol}, but what became of it did not arrive {why}.", cause)
        {
            RecommendedAction = $"Look at the level there is now: {Trace(symbol)}.",
        };

    private static string Trace(string symbol) => $"Get-KcFuturesPosition {symbol} | Select-Object RiskLimitLevel";
}
