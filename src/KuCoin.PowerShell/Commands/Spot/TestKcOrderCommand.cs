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
        catch (KuCoinException refusal) when (IsVerdict(refusal.Kind))
        {
            WriteWarning($"{ActionText.Order(order)} would be refused: {refusal.Message} {refusal.RecommendedAction}".TrimEnd());
            WriteObject(false);
        }
    }

    // About the order, not about the key, the line or the exchange's state: those leave the question open and are errors.
    private static bool IsVerdict(KuCoinErrorKind kind) =>
        kind is KuCoinErrorKind.InvalidArgument or KuCoinErrorKind.InsufficientFunds or KuCoinErrorKind.NotFound or KuCoinErrorKind.AlreadyExists;
}
