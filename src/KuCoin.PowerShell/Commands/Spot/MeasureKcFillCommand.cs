using System.Management.Automation;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsDiagnostic.Measure, "KcFill")]
[OutputType(typeof(FillSummary))]
public sealed class MeasureKcFillCommand : KcCommand
{
    private readonly SortedDictionary<(string Symbol, OrderSide Side), FillSummary> _groups = [];

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The fills, as Get-KcFill returns them.")]
    [AllowEmptyCollection]
    public Fill[] InputObject { get; set; } = [];

    protected override object Target => InputObject;

    protected override void Process()
    {
        foreach (var fill in InputObject)
        {
            var key = (fill.Symbol, fill.Side);
            if (!_groups.TryGetValue(key, out var group))
                _groups.Add(key, group = new FillSummary(fill.Symbol, fill.Side));
            // A sum without it would be wrong, so there is none.
            Require(fill, () => group.Add(fill));
        }
    }

    protected override void End() => WriteObject(_groups.Values, enumerateCollection: true);
}
