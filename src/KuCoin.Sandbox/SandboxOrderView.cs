namespace KuCoin.Sandbox;

/// <summary>An order as the sandbox holds it, for assertions. Sizes are base units on spot and lots on futures.</summary>
/// <param name="Id">The exchange's id.</param>
/// <param name="ClientOid">The id the client gave.</param>
/// <param name="Symbol">The pair or contract.</param>
/// <param name="Side"><c>buy</c> or <c>sell</c>.</param>
/// <param name="Type"><c>limit</c> or <c>market</c>.</param>
/// <param name="Price">The limit; 0 for a market order.</param>
/// <param name="Size">The size asked for; 0 for a market order by funds.</param>
/// <param name="Funds">The funds asked for; 0 unless a market order by funds.</param>
/// <param name="DealSize">What was filled so far.</param>
/// <param name="DealFunds">The value of what was filled so far, in quote currency.</param>
/// <param name="Fee">Fees paid so far.</param>
/// <param name="IsActive">Whether it can still trade.</param>
/// <param name="CancelExist">Whether any of it was cancelled.</param>
/// <param name="CreatedAt">When it was accepted, on the sandbox's clock (UTC).</param>
public sealed record SandboxOrderView(
    string Id,
    string ClientOid,
    string Symbol,
    string Side,
    string Type,
    decimal Price,
    decimal Size,
    decimal Funds,
    decimal DealSize,
    decimal DealFunds,
    decimal Fee,
    bool IsActive,
    bool CancelExist,
    DateTimeOffset CreatedAt);
