using System.Management.Automation;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

/// <summary>
/// What all cmdlets that cancel orders share. In none of them does a parameter set take a bare symbol from the pipeline, and none is
/// entered without naming its target: an id that turns out to be missing must never become "all orders of the pair".
/// </summary>
public abstract class CancelCommand : KcSessionCommand
{
    /// <summary>The cmdlet that shows what is left.</summary>
    protected abstract string Trace { get; }

    /// <summary>Writes what -PassThru asks for, where it is given.</summary>
    protected abstract void Show(object target, IReadOnlyList<string> ids);

    /// <summary>Cancels one order, or many of a kind, if that is confirmed.</summary>
    /// <param name="target">What the user named.</param>
    /// <param name="what">The same in words: "order 6601...", "all open orders of BTC-USDT".</param>
    /// <param name="cancel">Cancels; gives the ids of what was cancelled.</param>
    protected void Cancel(object target, string what, Func<CancellationToken, Task<IReadOnlyList<string>>> cancel) => Attempt(target, () =>
    {
        if (!Confirm($"Cancel {what}"))
            return;
        var ids = Change($"The request to cancel {what}", Trace, cancel);
        WriteVerbose($"The exchange took the request to cancel {what}: {ids.Count} cancelled.");
        Show(target, ids);
    });

    /// <summary>Refuses -All:$false.</summary>
    protected static void RequireSet(SwitchParameter all)
    {
        if (!all)
            throw KcErrors.Refused("AllNotSet", "-All:$false cancels nothing. Name the orders with -Id, -ClientOid or -Symbol.");
    }

    /// <summary>The symbol, if it is no pattern.</summary>
    protected string Literal(string symbol) => WildcardPattern.ContainsWildcardCharacters(symbol)
        ? throw KcErrors.Refused("WildcardNotAllowed", $"'{symbol}' is a pattern; orders are cancelled by exact names only. Pipe what is meant: {Trace} '{symbol}' | {MyInvocation.MyCommand.Name}.")
        : symbol;
}
