using System.Globalization;
using System.Text;
using KuCoin.Json;
using Xunit;

namespace KuCoin.Tests.Json;

public sealed class RequestBodyTests
{
    [Fact]
    public void NothingNullNoBlanksAmountsAsText()
    {
        var body = new RequestBody()
            .With("clientOid", "a-1")
            .With("price", 0.00000001m)
            .With("size", (decimal?)null)
            .With("leverage", 3L)
            .With("text", (string?)null)
            .WithFlag("postOnly", true)
            .WithFlag("hidden", false);
        Assert.Equal("""{"clientOid":"a-1","price":"0.00000001","leverage":3,"postOnly":true}""", Text(body));
    }

    [Fact]
    public void LettersStayReadableAndQuotesAreEscaped() =>
        Assert.Equal("""{"remark":"Grüße + \"x\""}""", Text(new RequestBody().With("remark", "Grüße + \"x\"")));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void TheCultureDoesNotMatter(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal("""{"a":"-1234567.5","b":-1234567}""", Text(new RequestBody().With("a", -1234567.5m).With("b", -1234567L)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void AnEmptyBodyIsAnEmptyObject() => Assert.Equal("{}", Text(new RequestBody()));

    private static string Text(RequestBody body) => Encoding.UTF8.GetString(body.ToUtf8().Span);
}
