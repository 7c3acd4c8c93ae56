namespace KuCoin.Tests;

public sealed class ErrorCatalogueTests
{
    [Theory]
    // The suggested categories of the reference, section 6.
    [InlineData("400001 400003 400004 400005 400008 400009", "Authentication")]
    [InlineData("400006 400007 400010 400200 400301 400500 400700 411100 40010 200009", "PermissionDenied")]
    [InlineData("400002", "Clock")]
    [InlineData("429000 1015 f200002", "LimitExceeded")]
    [InlineData("400100 f100001 f300000 102411 900001 f200003 f100003 400600 600203", "InvalidArgument")]
    [InlineData("200004 102421 f300003 f200005", "InsufficientFunds")]
    [InlineData("102436 f100004", "NotFound")]
    [InlineData("102426 f300018", "AlreadyExists")]
    [InlineData("500000 230005 f100002 503", "Unavailable")]
    public void Codes_have_the_kinds_of_the_reference(string codes, string kind)
    {
        foreach (var code in codes.Split(' '))
        {
            var entry = ErrorCatalogue.Find(code.TrimStart('f'), code.StartsWith('f'), "");
            Assert.NotNull(entry);
            Assert.Equal(kind, entry.Kind.ToString());
        }
    }

    [Theory]
    [InlineData("500000", false)]
    [InlineData("503", false)]
    [InlineData("230005", false)]
    [InlineData("300002", true)]
    [InlineData("300015", true)]
    [InlineData("100002", true)]
    [InlineData("429000", false)]
    public void What_may_work_in_a_moment_is_marked(string code, bool futures) =>
        Assert.True(ErrorCatalogue.Find(code, futures, "")!.IsTransient);

    [Theory]
    [InlineData("400002")]
    [InlineData("400003")]
    [InlineData("400100")]
    [InlineData("411100")]
    [InlineData("400600")]
    [InlineData("900001")]
    public void What_will_not_is_not(string code) => Assert.False(ErrorCatalogue.Find(code, false, "")!.IsTransient);

    [Theory]
    [InlineData("400100", false, "order_not_exist_or_not_allow_to_cancel", "OrderNotActive")]
    [InlineData("order_not_exist_or_not_allow_to_cancel", false, "", "OrderNotActive")]
    [InlineData("order_not_exist", false, null, "OrderNotFound")]
    [InlineData("400100", false, "Order does Not Exist.", "OrderNotFound")]
    [InlineData("100001", true, "error.getOrder.orderNotExist", "OrderNotFound")]
    [InlineData("102436", false, "Order does not exist", "OrderNotFound")]
    [InlineData("100004", true, "The order cannot be canceled.", "OrderNotActive")]
    [InlineData("400100", false, "symbol not exists", "SymbolNotFound")]
    [InlineData("400100", false, "account not exist", "NotFound")]
    [InlineData("400100", false, "account.available.amount", "InsufficientBalance")]
    [InlineData("400100", false, "clientOid already exists", "DuplicateClientOid")]
    [InlineData("400100", false, "Order size below the minimum requirement.", "InvalidParameter")]
    [InlineData("100001", true, "Leverage parameter invalid.", "InvalidParameter")]
    // Only the umbrella codes are judged by their text.
    [InlineData("400003", false, "KC-API-KEY not exists", "InvalidApiKey")]
    [InlineData("900001", false, "symbol not exists", "SymbolInvalid")]
    // The same code on the two hosts.
    [InlineData("200001", false, "", "TradingSuspended")]
    [InlineData("200001", true, "", "TimeRangeInvalid")]
    [InlineData("200002", false, "", "CancellingSuspended")]
    [InlineData("200002", true, "", "RateLimitExceeded")]
    [InlineData("200003", false, "", "TooManyOpenOrders")]
    [InlineData("200003", true, "", "ContractInvalid")]
    public void Code_host_and_text_give_the_name(string code, bool futures, string? text, string errorId) =>
        Assert.Equal(errorId, ErrorCatalogue.Find(code, futures, text)!.ErrorId);

    [Theory]
    [InlineData("404000")]
    [InlineData("400003")]
    public void A_wrong_path_or_key_is_never_taken_for_a_missing_order(string code) =>
        Assert.NotEqual(KuCoinErrorKind.NotFound, ErrorCatalogue.Find(code, false, "the url does not exist")!.Kind);

    [Theory]
    [InlineData("123456")]
    [InlineData("")]
    [InlineData("some_new_word")]
    public void Unknown_codes_are_unknown(string code) => Assert.Null(ErrorCatalogue.Find(code, false, "text"));

    [Fact]
    public void Every_entry_is_complete_and_can_be_found()
    {
        Assert.All(ErrorCatalogue.Entries, entry =>
        {
            Assert.Matches("^[A-Z][A-Za-z]+$", entry.ErrorId);
            Assert.EndsWith(".", entry.Meaning, StringComparison.Ordinal);
            Assert.True(entry.Action is null || entry.Action.EndsWith('.'));
            Assert.NotNull(ErrorCatalogue.Find(entry.Code, entry.Host is "Futures", ""));
        });
    }

    [Fact]
    public void A_name_stands_for_one_kind_only()
    {
        foreach (var name in ErrorCatalogue.Entries.GroupBy(entry => entry.ErrorId, StringComparer.Ordinal))
            Assert.Single(name.Select(entry => entry.Kind).Distinct());
    }
}
