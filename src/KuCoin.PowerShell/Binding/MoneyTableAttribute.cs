using System.Collections;
using System.Management.Automation;

namespace KuCoin.Binding;

/// <summary>Reads a table of amounts by name, such as @{ USDT = 1000; BTC = '0.5' }, each as strictly as <see cref="MoneyAttribute"/>; names are upper-cased.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MoneyTableAttribute : ArgumentTransformationAttribute
{
    private static readonly MoneyAttribute Money = new();

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if ((inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is not IDictionary table)
            throw new ValueRefusedException("NotATable", inputData, "Give a hashtable of names and amounts, for example @{ USDT = 1000 }.");
        var amounts = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in table)
        {
            var name = entry.Key.ToString()!.Trim().ToUpperInvariant();
            amounts[name] = Money.Transform(engineIntrinsics, entry.Value) as decimal?
                ?? throw new ValueRefusedException("NotANumber", entry.Value, $"There is no amount for {name}.");
        }

        return amounts;
    }
}
