using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Set, "KcFuturesMarginMode", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FuturesMarginMode))]
public sealed class SetKcFuturesMarginModeCommand : ContractCommand
{
    private readonly List<string> _symbols = [];

    [Parameter(Mandatory = true, Position = 1, HelpMessage = "Isolated: a position has its own margin. Cross: the whole futures account stands for it.")]
    [Word(typeof(MarginMode))]
    public MarginMode MarginMode { get; set; }

    [Parameter(HelpMessage = "Return the mode as the exchange states it afterwards.")]
    public SwitchParameter PassThru { get; set; }

    protected override void Process(string symbol)
    {
        if (!_symbols.Contains(symbol, StringComparer.Ordinal) && Confirm($"Set the margin mode of {symbol} to {MarginMode}"))
            _symbols.Add(symbol);
    }

    // The exchange sets several contracts in one request.
    protected override void End()
    {
        if (_symbols is [])
            return;
        var what = $"The change of the margin mode of {string.Join(", ", _symbols)} to {MarginMode}";
        var trace = $"Get-KcFuturesMarginMode {string.Join(", ", _symbols)}";
        if (_symbols is [var only])
        {
            Attempt(only, () => Show(Change(what, trace, token => Client.Futures.SetMarginModeAsync(only, MarginMode, token))));
            return;
        }

        Attempt(_symbols, () =>
        {
            var rows = Change(what, trace, token => Client.Futures.SetMarginModesAsync(_symbols, MarginMode, token));
            foreach (var (symbol, row) in _symbols.Zip(rows))
            {
                if (row.Error is { } refused)
                    WriteError(KcErrors.ToErrorRecord(refused, symbol));
                else
                    Show(row.Value!);
            }
        });
    }

    private void Show(FuturesMarginMode mode)
    {
        if (PassThru)
            WriteObject(mode);
    }
}
