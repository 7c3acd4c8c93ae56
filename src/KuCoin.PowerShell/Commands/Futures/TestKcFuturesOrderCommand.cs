using System.Management.Automation;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsDiagnostic.Test, "KcFuturesOrder")]
[OutputType(typeof(bool))]
public sealed class TestKcFuturesOrderCommand : FuturesOrderRequestCommand
{
    protected override void Process(FuturesOrderRequest order)
    {
        try
        {
            var sound = Checked(order);
            Await(token => Client.Futures.TestOrderAsync(sound, token));
            WriteObject(true);
        }
        catch (KuCoinException refusal) when (KcErrors.IsVerdict(refusal.Kind))
        {
            WriteWarning($"{ActionText.FuturesOrder(order)} would be refused: {refusal.Message} {refusal.RecommendedAction}".TrimEnd());
            WriteObject(false);
        }
    }
}
