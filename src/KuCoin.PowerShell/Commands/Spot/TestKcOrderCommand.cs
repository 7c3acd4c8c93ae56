using System.Management.Automation;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsDiagnostic.Test, "KcOrder")]
[OutputType(typeof(bool))]
public sealed class TestKcOrderCommand : OrderRequestCommand
{
    protected override void Process(OrderRequest order)
    {
        try
        {
            var sent = Checked(order);
            Await(token => Client.Spot.TestOrderAsync(sent, token));
            WriteObject(true);
        }
        catch (KuCoinException refusal) when (KcErrors.IsVerdict(refusal.Kind))
        {
            WriteWarning($"{ActionText.Order(order)} would be refused: {refusal.Message} {refusal.RecommendedAction}".TrimEnd());
            WriteObject(false);
        }
    }
}
