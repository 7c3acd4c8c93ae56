using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

/// <summary>What the cmdlets of spot and of futures orders share: an order is described, checked, confirmed and placed, alone or in batches.</summary>
/// <typeparam name="TOrder">The order as the parameters describe it.</typeparam>
/// <typeparam name="TReceipt">What the exchange gives for a placed one.</typeparam>
public abstract class OrderEntryCommand<TOrder, TReceipt> : KcSessionCommand
    where TOrder : class
    where TReceipt : class
{
    private readonly List<TOrder> _batch = [];
    private int _sent;
    private readonly HashSet<string> _clientOids = new(StringComparer.Ordinal);

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Your own id of the order: at most 40 letters, digits, '_' and '-'. Default: a new one.")]
    public string? ClientOid { get; set; }

    [Parameter(HelpMessage = "Round what is off the steps instead of refusing it: prices in the direction that cannot make the order worse, amounts down.")]
    public SwitchParameter RoundToIncrement { get; set; }

    [Parameter(HelpMessage = "Do not check the order against the rules of its pair or contract before it is sent; the exchange refuses what breaks them.")]
    public SwitchParameter NoCheck { get; set; }

    /// <summary>The Get cmdlet that finds a placed order.</summary>
    protected abstract string Finder { get; }

    /// <summary>The order that the parameters describe, with the client id it is sent with.</summary>
    protected abstract TOrder Request(string clientOid);

    /// <summary>The client id of an order that was given none.</summary>
    protected virtual string NewClientOid() => Guid.NewGuid().ToString();

    /// <summary>The client id of an order of <see cref="Request"/>.</summary>
    protected abstract string ClientOidOf(TOrder order);

    /// <summary>The order as one clause, from <see cref="ActionText"/>.</summary>
    protected abstract string Describe(TOrder order);

    /// <summary>Throws when the order contradicts itself, before anything is asked.</summary>
    protected abstract void Validate(TOrder order);

    /// <summary>The order checked against the rules of its pair or contract, and rounded to them where that is wanted.</summary>
    protected abstract Task<TOrder> CheckAsync(TOrder order, bool round, CancellationToken cancellationToken);

    /// <summary>The work for one order. The order is the target of errors: piped into the cmdlet again it is the same one, client id included.</summary>
    protected abstract void Process(TOrder order);

    protected sealed override void Process()
    {
        var order = Request(string.IsNullOrEmpty(ClientOid) ? NewClientOid() : ClientOid);
        Attempt(order, () => Process(order));
    }

    /// <summary>The order as it may be sent: checked and rounded as the switches say.</summary>
    protected TOrder Checked(TOrder order)
    {
        Validate(order);
        RequireNoContradiction();
        return NoCheck ? order : Await(token => CheckAsync(order, RoundToIncrement, token));
    }

    /// <summary>Refuses -RoundToIncrement together with -NoCheck.</summary>
    protected void RequireNoContradiction()
    {
        if (NoCheck && RoundToIncrement)
            throw KcErrors.Refused("RoundNeedsCheck", "-RoundToIncrement needs the rules, which -NoCheck leaves out. Give one of them.");
    }

    /// <summary>The client id that a key stands for, else a new one.</summary>
    protected string ClientOidFor(IdempotentOperation operation, string? key) =>
        string.IsNullOrEmpty(key) ? Guid.NewGuid().ToString() : Await(token => Client.GetClientOidAsync(operation, key, token));

    /// <summary>Places one order, if that is confirmed.</summary>
    /// <param name="order">The order, checked.</param>
    /// <param name="place">Places it.</param>
    protected void Place(TOrder order, Func<TOrder, CancellationToken, Task<TReceipt>> place)
    {
        var action = Describe(order);
        if (ConfirmOrder(order, action))
            WriteObject(Change($"The order ({action})", $"{Finder} -ClientOid {ClientOidOf(order)}", token => place(order, token)));
    }

    /// <summary>Places one order with others, if that is confirmed: when there are enough of them, see <see cref="Flush"/>.</summary>
    /// <param name="order">The order, checked.</param>
    /// <param name="maximum">How many go together.</param>
    /// <param name="place">Places them; gives one row for each, in their order.</param>
    protected void PlaceTogether(TOrder order, int maximum, Func<IReadOnlyList<TOrder>, CancellationToken, Task<IReadOnlyList<BatchRow<TReceipt>>>> place)
    {
        if (!_clientOids.Add(ClientOidOf(order)))
            throw KcErrors.Refused("ClientOidNotUnique", $"An order with the client id {ClientOidOf(order)} went before this one; no two orders may share one.");
        if (!ConfirmOrder(order, Describe(order)))
            return;
        _batch.Add(order);
        if (_batch.Count == maximum)
            Flush(place);
    }

    /// <summary>Places the orders of <see cref="PlaceTogether"/> that still wait; each gives its receipt or its error.</summary>
    protected void Flush(Func<IReadOnlyList<TOrder>, CancellationToken, Task<IReadOnlyList<BatchRow<TReceipt>>>> place)
    {
        if (_batch.Count == 0)
            return;
        TOrder[] orders = [.. _batch];
        _batch.Clear();
        Attempt(orders, () =>
        {
            var rows = Change(
                $"The batch of {orders.Length} orders (the first: {Describe(orders[0])})",
                $"{Finder} -ClientOid {string.Join(", ", orders.Select(ClientOidOf))}",
                token => place(orders, token));
            TellProgress(FormattableString.Invariant($"{_sent += orders.Length} orders sent"));
            foreach (var (row, order) in rows.Zip(orders))
            {
                if (row.Error is { } failure)
                    WriteError(KcErrors.ToErrorRecord(failure, order));
                else
                    WriteObject(row.Value);
            }
        });
    }

    /// <summary>Writes whether the order would be taken, with a warning that says why not.</summary>
    protected void WriteVerdict(TOrder order, Func<TOrder, CancellationToken, Task> test)
    {
        try
        {
            var sent = Checked(order);
            Await(token => test(sent, token));
            WriteObject(true);
        }
        catch (KuCoinException refusal) when (KcErrors.IsVerdict(refusal.Kind))
        {
            WriteWarning($"{Describe(order)} would be refused: {refusal.Message} {refusal.RecommendedAction}".TrimEnd());
            WriteObject(false);
        }
    }

    private bool ConfirmOrder(TOrder order, string action)
    {
        if (!Confirm(action))
            return false;
        WriteVerbose($"The client id of the order is {ClientOidOf(order)}.");
        return true;
    }
}
