using KuCoin.Views;

namespace KuCoin.Binding;

/// <summary>Offers ids of what is listed per currency: the latest of each currency that is owed.</summary>
public abstract class MarginDebtIdCompleter<T> : KcCompleter
{
    private const int CurrenciesAtMost = 5;
    private const int Enough = 20;

    internal override TimeSpan Life => TimeSpan.FromMinutes(1);

    internal override bool NeedsKey => true;

    internal override string? NarrowedBy => "Currency";

    internal override async Task<IReadOnlyList<Suggestion>> FetchAsync(KcSession session, CancellationToken cancellationToken)
    {
        var account = await session.Client.Account.GetMarginAccountAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var suggestions = new List<Suggestion>();
        foreach (var balance in account.Accounts.Where(balance => balance.Liability > 0).Take(CurrenciesAtMost))
        {
            await foreach (var page in List(session.Client.Margin, new MarginDebtQuery { Currency = balance.Currency }).AsPages(Enough, cancellationToken).ConfigureAwait(false))
            {
                suggestions.AddRange(page.Items.Select(Suggest));
                break;
            }
        }

        return suggestions;
    }

    private protected abstract Paged<T> List(MarginCalls calls, MarginDebtQuery query);

    private protected abstract Suggestion Suggest(T item);
}

/// <summary>Offers the ids of loans.</summary>
public sealed class MarginLoanIdCompleter : MarginDebtIdCompleter<MarginLoan>
{
    private protected override Paged<MarginLoan> List(MarginCalls calls, MarginDebtQuery query) => calls.GetLoans(query);

    private protected override Suggestion Suggest(MarginLoan item) =>
        new(item.Id, $"{KcFormat.Amount(item.Size, item.Currency)}, {item.Status}, {KcFormat.Time(item.CreatedAt)}", item.Currency);
}

/// <summary>Offers the ids of repayments.</summary>
public sealed class MarginRepaymentIdCompleter : MarginDebtIdCompleter<MarginRepayment>
{
    private protected override Paged<MarginRepayment> List(MarginCalls calls, MarginDebtQuery query) => calls.GetRepayments(query);

    private protected override Suggestion Suggest(MarginRepayment item) =>
        new(item.Id, $"{KcFormat.Amount(item.Size, item.Currency)}, {item.Status}, {KcFormat.Time(item.CreatedAt)}", item.Currency);
}
