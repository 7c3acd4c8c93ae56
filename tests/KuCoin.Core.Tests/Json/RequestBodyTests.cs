using System.Globalization;
using System.Text;
using System.Text.Json;
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

    public static TheoryData<string> Texts => ["", " ", "a\"b\\c/d", "\u0000\u0001\t\r\n\u007f", "\u2028<&>'+~", "Grüße 😀", new string('x', 500), new string('"', 500)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void WhatIsWrittenIsReadAsItWasGiven(string text)
    {
        using var read = JsonDocument.Parse(new RequestBody().With("before", 1L).With("text", text).WithJson("list", RequestBody.Array([text])).With("after", decimal.MinValue).ToUtf8());

        Assert.Equal(text, read.RootElement.GetProperty("text").GetString());
        Assert.Equal(text, read.RootElement.GetProperty("list")[0].GetString());
        Assert.Equal("-79228162514264337593543950335", read.RootElement.GetProperty("after").GetString());
    }

    [Fact]
    public void TheSmallestAmountIsWrittenToItsLastDigit() =>
        Assert.Equal("""{"a":"-0.0000000000000000000000000001","b":-7.9228162514264337593543950335,"c":"1.10"}""", Text(new RequestBody().With("a", -0.0000000000000000000000000001m).WithNumber("b", -7.9228162514264337593543950335m).With("c", 1.10m)));

    [Fact]
    public void AFinishedBodyTakesNothingMore()
    {
        var body = new RequestBody().With("a", 1L);

        Assert.Equal("""{"a":1}""", Text(body));
        Assert.Equal("""{"a":1}""", Text(body));
        Assert.Throws<InvalidOperationException>(() => body.With("b", 2L));
    }

    private static string Text(RequestBody body) => Encoding.UTF8.GetString(body.ToUtf8().Span);
}
