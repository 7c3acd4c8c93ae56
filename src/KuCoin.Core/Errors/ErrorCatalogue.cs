using System.Collections.Frozen;
using System.Globalization;

namespace KuCoin;

/// <summary>What one of the exchange's codes means and what to do about it.</summary>
/// <param name="Code">The exchange's code; for causes that only the text of code 400100 or 100001 tells, that code.</param>
/// <param name="Host">"Spot" or "Futures" where the same code means different things, else null.</param>
/// <param name="ErrorId">The stable name of the cause.</param>
/// <param name="Kind">The coarse reason.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Action">What to do next, null when the meaning says it all.</param>
/// <param name="IsTransient">True when the same request may work in a moment.</param>
public sealed record ErrorCatalogueEntry(string Code, string? Host, string ErrorId, KuCoinErrorKind Kind, string Meaning, string? Action = null, bool IsTransient = false);

/// <summary>The exchange's error codes (errors-and-limits, sections 5 and 6).</summary>
public static class ErrorCatalogue
{
    private const string SpotHost = "Spot";
    private const string FuturesHost = "Futures";

    private const string FixKey = "Check key, secret, passphrase and key version; create a new key when in doubt.";
    private const string FixRights = "Give the key the permission on the exchange's API page, or use another key.";
    private const string AskSupport = "Log in to the exchange's site and see what the account lacks.";
    private const string TopUp = "Check the balance of the account the order or transfer draws on.";
    private const string FixValues = "Check the values against the market's limits and increments.";
    private const string TryLater = "Try again later.";
    private const string CancelSome = "Cancel some orders first.";

    private static readonly ErrorCatalogueEntry OrderNotFoundText = new("400100", null, "OrderNotFound", KuCoinErrorKind.NotFound, "The order does not exist.", "Check the id and the account it belongs to.");
    private static readonly ErrorCatalogueEntry OrderNotActiveText = new("400100", null, "OrderNotActive", KuCoinErrorKind.NotFound, "There is no such open order: it is unknown, done or already cancelled.", "Read the order to see what became of it.");
    private static readonly ErrorCatalogueEntry NotFoundText = new("400100", null, "NotFound", KuCoinErrorKind.NotFound, "What was asked for does not exist.");
    private static readonly ErrorCatalogueEntry SymbolNotFoundText = new("400100", null, "SymbolNotFound", KuCoinErrorKind.NotFound, "The pair or contract does not exist.", "List the pairs to find its spelling.");
    private static readonly ErrorCatalogueEntry InsufficientText = new("400100", null, "InsufficientBalance", KuCoinErrorKind.InsufficientFunds, "The balance is insufficient.", TopUp);
    private static readonly ErrorCatalogueEntry DuplicateText = new("400100", null, "DuplicateClientOid", KuCoinErrorKind.AlreadyExists, "The client id was used before.", "Read the order of that client id.");

    /// <summary>All entries, by code.</summary>
    public static IReadOnlyList<ErrorCatalogueEntry> Entries { get; } =
    [
        new("1015", null, "AddressBlocked", KuCoinErrorKind.LimitExceeded, "The network in front of the exchange blocks this IP address for too many calls.", "Wait half a minute.", IsTransient: true),
        new("40010", null, "RegionRestricted", KuCoinErrorKind.PermissionDenied, "The service is not offered in the user's region."),
        new("50002", FuturesHost, "MarginModeLocked", KuCoinErrorKind.Unavailable, "The margin mode cannot change while orders or positions exist.", "Cancel the orders and close the position of the contract first."),
        new("100001", FuturesHost, "InvalidParameter", KuCoinErrorKind.InvalidArgument, "A parameter is invalid.", FixValues),
        OrderNotFoundText with { Code = "100001", Host = FuturesHost },
        new("100002", FuturesHost, "ExchangeConfiguration", KuCoinErrorKind.Unavailable, "The exchange reports an error of its own configuration.", TryLater, IsTransient: true),
        new("100003", FuturesHost, "ContractInvalid", KuCoinErrorKind.InvalidArgument, "The contract is invalid.", "List the contracts to find its spelling."),
        OrderNotActiveText with { Code = "100004", Host = FuturesHost },
        new("100005", FuturesHost, "RiskLimitMissing", KuCoinErrorKind.Unavailable, "The risk limit does not exist.", "Set the risk limit of the contract."),
        new("102411", SpotHost, "InvalidParameter", KuCoinErrorKind.InvalidArgument, "A parameter of the order is wrong.", FixValues),
        InsufficientText with { Code = "102421", Host = SpotHost },
        new("102425", SpotHost, "TimeRangeInvalid", KuCoinErrorKind.InvalidArgument, "The time range is not allowed.", "Ask for a shorter or later range."),
        DuplicateText with { Code = "102426", Host = SpotHost },
        new("102427", SpotHost, "TooManyOpenOrders", KuCoinErrorKind.LimitExceeded, "There are too many open orders.", CancelSome),
        new("102428", SpotHost, "OrderInProcess", KuCoinErrorKind.Unavailable, "The order is being processed and cannot be cancelled now.", "Read the order and cancel again when it is still open."),
        new("102429", SpotHost, "PriceTooLow", KuCoinErrorKind.InvalidArgument, "The price is too low.", FixValues),
        new("102434", SpotHost, "OrderTooLarge", KuCoinErrorKind.InvalidArgument, "The size or the funds are too large.", FixValues),
        new("102435", SpotHost, "OrderSizeTooSmall", KuCoinErrorKind.InvalidArgument, "The size or the funds are too small.", FixValues),
        OrderNotFoundText with { Code = "102436", Host = SpotHost },
        new("126042", FuturesHost, "PositionLimitExceeded", KuCoinErrorKind.LimitExceeded, "The position would exceed its maximum.", "Order less, or raise the risk limit."),
        .. Range(130101, 130108, new("", SpotHost, "LendingRefused", KuCoinErrorKind.InvalidArgument, "The lending request was refused.")),
        .. Range(130201, 130204, new("", SpotHost, "MarginRefused", KuCoinErrorKind.Unavailable, "Margin refuses: a borrowing limit is reached or the position is frozen.", "Check the margin account.")),
        new("200001", SpotHost, "TradingSuspended", KuCoinErrorKind.Unavailable, "New orders of the pair are suspended.", TryLater),
        new("200001", FuturesHost, "TimeRangeInvalid", KuCoinErrorKind.InvalidArgument, "The time range is too wide.", "Ask for a shorter range."),
        new("200002", SpotHost, "CancellingSuspended", KuCoinErrorKind.Unavailable, "Cancelling is suspended.", TryLater),
        new("200002", FuturesHost, "RateLimitExceeded", KuCoinErrorKind.LimitExceeded, "Too many requests in a short time: this call is blocked for 10 s.", "Wait a moment.", IsTransient: true),
        new("200003", SpotHost, "TooManyOpenOrders", KuCoinErrorKind.LimitExceeded, "There are too many open orders.", CancelSome),
        new("200003", FuturesHost, "ContractInvalid", KuCoinErrorKind.InvalidArgument, "The contract is invalid.", "List the contracts to find its spelling."),
        InsufficientText with { Code = "200004", Host = SpotHost },
        InsufficientText with { Code = "200005", Host = FuturesHost },
        new("200009", null, "IdentityUnverified", KuCoinErrorKind.PermissionDenied, "The account's identity has not been verified.", AskSupport),
        new("230005", null, "ExchangeBusy", KuCoinErrorKind.Unavailable, "The exchange is busy.", TryLater, IsTransient: true),
        new("260210", SpotHost, "WithdrawalClosed", KuCoinErrorKind.PermissionDenied, "Withdrawals are closed for the currency or the user.", AskSupport),
        new("260325", SpotHost, "AddressNotListed", KuCoinErrorKind.PermissionDenied, "The address is not among the account's favourites.", "Add the address on the exchange's site."),
        new("300000", FuturesHost, "InvalidParameter", KuCoinErrorKind.InvalidArgument, "A parameter is invalid.", FixValues),
        new("300001", FuturesHost, "TooManyOpenOrders", KuCoinErrorKind.LimitExceeded, "There are too many open orders of the contract.", CancelSome),
        new("300002", FuturesHost, "TradingSuspended", KuCoinErrorKind.Unavailable, "Placing and cancelling are suspended.", TryLater, IsTransient: true),
        InsufficientText with { Code = "300003", Host = FuturesHost },
        new("300004", FuturesHost, "TooManyStopOrders", KuCoinErrorKind.LimitExceeded, "There are too many stop orders of the contract.", CancelSome),
        new("300005", FuturesHost, "RiskLimitExceeded", KuCoinErrorKind.LimitExceeded, "The position would exceed the risk limit.", "Order less, or raise the risk limit."),
        new("300006", FuturesHost, "PriceBeyondBankruptcy", KuCoinErrorKind.InvalidArgument, "The closing price is beyond the position's bankruptcy price.", FixValues),
        new("300007", FuturesHost, "PriceBeyondLiquidation", KuCoinErrorKind.InvalidArgument, "The price is worse than the position's liquidation price.", FixValues),
        new("300008", FuturesHost, "NoCounterOrders", KuCoinErrorKind.Unavailable, "There are no orders on the other side of the market.", TryLater),
        new("300009", FuturesHost, "NoPosition", KuCoinErrorKind.NotFound, "There is no position to close.", "Read the positions."),
        new("300010", FuturesHost, "ClosingFailed", KuCoinErrorKind.Unavailable, "Closing the position failed.", "Read the position, then try again."),
        new("300011", FuturesHost, "PriceTooHigh", KuCoinErrorKind.InvalidArgument, "The price is too high.", FixValues),
        new("300012", FuturesHost, "PriceTooLow", KuCoinErrorKind.InvalidArgument, "The price is too low.", FixValues),
        new("300013", FuturesHost, "NoCounterOrders", KuCoinErrorKind.Unavailable, "There are no orders on the other side of the market.", TryLater),
        new("300014", FuturesHost, "PositionInLiquidation", KuCoinErrorKind.Unavailable, "The position is being liquidated.", "Read the position."),
        new("300015", FuturesHost, "ContractSettling", KuCoinErrorKind.Unavailable, "The contract is being settled.", TryLater, IsTransient: true),
        new("300016", FuturesHost, "LeverageTooHigh", KuCoinErrorKind.InvalidArgument, "The leverage is too high.", "Use a lower leverage."),
        new("300017", FuturesHost, "PositionLocked", KuCoinErrorKind.Unavailable, "The position is locked while the exchange unwinds opposite positions.", TryLater),
        DuplicateText with { Code = "300018", Host = FuturesHost },
        OrderNotFoundText,
        OrderNotActiveText,
        SymbolNotFoundText,
        NotFoundText,
        InsufficientText,
        DuplicateText,
        new("400001", null, "MissingHeader", KuCoinErrorKind.Authentication, "A header of the signature is missing.", FixKey),
        new("400002", null, "ClockSkew", KuCoinErrorKind.Clock, "The request's time is more than 5 s away from the exchange's.", "Set this machine's clock."),
        new("400003", null, "InvalidApiKey", KuCoinErrorKind.Authentication, "The API key does not exist, or belongs to another site of the exchange.", FixKey),
        new("400004", null, "InvalidPassphrase", KuCoinErrorKind.Authentication, "The passphrase is wrong.", FixKey),
        new("400005", null, "InvalidSignature", KuCoinErrorKind.Authentication, "The signature is wrong: the secret does not belong to the key.", FixKey),
        new("400006", null, "AddressNotAllowed", KuCoinErrorKind.PermissionDenied, "This IP address is not on the key's list.", "Add the address to the key's list on the exchange's API page."),
        new("400007", null, "PermissionMissing", KuCoinErrorKind.PermissionDenied, "The key lacks the permission.", FixRights),
        new("400008", null, "KeyVersionRefused", KuCoinErrorKind.Authentication, "Keys of this version are no longer accepted.", "Create a new key; keys created today are version 3."),
        new("400009", null, "KeyVersionUnknown", KuCoinErrorKind.Authentication, "The key version is unknown.", "Use the version the key was created with, 2 or 3."),
        new("400010", null, "UserRefused", KuCoinErrorKind.PermissionDenied, "The user is refused.", AskSupport),
        new("400011", null, "SessionRefused", KuCoinErrorKind.Authentication, "The exchange could not check the key.", FixKey),
        new("400012", null, "SessionRefused", KuCoinErrorKind.Authentication, "The exchange could not check the key.", FixKey),
        new("400100", null, "InvalidParameter", KuCoinErrorKind.InvalidArgument, "A parameter is wrong.", FixValues),
        new("400200", null, "TradingForbidden", KuCoinErrorKind.PermissionDenied, "The user may not place orders.", AskSupport),
        new("400201", null, "PartnerRefused", KuCoinErrorKind.PermissionDenied, "The partner's signature is wrong."),
        new("400202", null, "PartnerRefused", KuCoinErrorKind.PermissionDenied, "The partner's IP address is refused."),
        new("400301", null, "RegionRestricted", KuCoinErrorKind.PermissionDenied, "The service is not offered in the user's region."),
        new("400400", SpotHost, "MarginParameterInvalid", KuCoinErrorKind.InvalidArgument, "A parameter of the margin request is wrong.", FixValues),
        new("400500", null, "RegionRestricted", KuCoinErrorKind.PermissionDenied, "The token cannot be traded from the user's country or region."),
        new("400600", null, "SymbolNotTrading", KuCoinErrorKind.InvalidArgument, "The pair has not started trading yet.", TryLater),
        new("400700", null, "RiskControlled", KuCoinErrorKind.PermissionDenied, "The account is restricted by the exchange's risk control.", AskSupport),
        new("400800", SpotHost, "MarginOrderFailed", KuCoinErrorKind.Unavailable, "The leveraged order failed.", "Check the margin account."),
        new("404000", null, "UrlNotFound", KuCoinErrorKind.InvalidArgument, "The exchange does not know this path, or not with this method, or not on this host.", "Check method, path and host."),
        new("405", null, "MethodNotAllowed", KuCoinErrorKind.InvalidArgument, "The path does not accept this method."),
        new("411100", null, "UserFrozen", KuCoinErrorKind.PermissionDenied, "The user is frozen.", AskSupport),
        new("415000", null, "MediaTypeRefused", KuCoinErrorKind.Protocol, "The exchange did not take the body as JSON."),
        new("429000", null, "RateLimitExceeded", KuCoinErrorKind.LimitExceeded, "The quota is used up.", "Wait for the reset; the limits are listed per pool.", IsTransient: true),
        new("500000", null, "ExchangeError", KuCoinErrorKind.Unavailable, "The exchange reports an internal error.", TryLater, IsTransient: true),
        new("503", null, "ExchangeUnavailable", KuCoinErrorKind.Unavailable, "The exchange is not available.", TryLater, IsTransient: true),
        new("503000", null, "ExchangeUnavailable", KuCoinErrorKind.Unavailable, "The exchange is not available.", TryLater, IsTransient: true),
        new("600203", SpotHost, "SymbolNotTrading", KuCoinErrorKind.InvalidArgument, "The pair cannot be traded now.", TryLater),
        new("900001", null, "SymbolInvalid", KuCoinErrorKind.InvalidArgument, "The pair does not exist.", "List the pairs to find its spelling."),
    ];

    // The first entry of a code is overridden by the one without a text of its own, which comes last.
    private static readonly FrozenDictionary<(string Code, string? Host), ErrorCatalogueEntry> ByCode =
        Entries.GroupBy(entry => (entry.Code, entry.Host)).ToFrozenDictionary(group => group.Key, group => Default([.. group]));

    /// <summary>Finds what an answer means; null when the code is unknown.</summary>
    /// <param name="code">The exchange's code, or a text in its place.</param>
    /// <param name="futures">True when the futures host answered.</param>
    /// <param name="text">The exchange's message.</param>
    public static ErrorCatalogueEntry? Find(string code, bool futures, string? text)
    {
        ArgumentNullException.ThrowIfNull(code);
        var isUmbrella = code is "400100" || (futures && code is "100001") || !char.IsAsciiDigit(code.FirstOrDefault());
        if (isUmbrella && ByText(code, text ?? "") is { } told)
            return told with { Code = code };
        return ByCode.GetValueOrDefault((code, futures ? FuturesHost : SpotHost)) ?? ByCode.GetValueOrDefault((code, null));
    }

    private static IEnumerable<ErrorCatalogueEntry> Range(int first, int last, ErrorCatalogueEntry entry) =>
        Enumerable.Range(first, last - first + 1).Select(code => entry with { Code = code.ToString(CultureInfo.InvariantCulture) });

    private static ErrorCatalogueEntry Default(ErrorCatalogueEntry[] ofOneCode) =>
        ofOneCode.Length == 1 ? ofOneCode[0] : Array.Find(ofOneCode, entry => entry.ErrorId == "InvalidParameter")!;

    private static ErrorCatalogueEntry? ByText(string code, string text)
    {
        var all = code + " " + text;
        if (Has("not_allow_to_cancel") || Has("not allow to cancel"))
            return OrderNotActiveText;
        if (Has("notexist") || Has("not exist") || Has("not_exist"))
            return Has("order") ? OrderNotFoundText : Has("symbol") || Has("contract") ? SymbolNotFoundText : NotFoundText;
        if (Has("account.available.amount") || Has("insufficient"))
            return InsufficientText;
        if ((Has("clientoid") || Has("client_oid") || Has("client oid")) && (Has("duplicate") || Has("repeat") || Has("exist")))
            return DuplicateText;
        return null;

        bool Has(string part) => all.Contains(part, StringComparison.OrdinalIgnoreCase);
    }
}
