using System.Globalization;
using KuCoin.RateLimiting;

namespace KuCoin.Tests;

public sealed class QuotaHeadersTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void The_gateways_headers_count_down_in_milliseconds_whatever_their_case()
    {
        var said = Read(("GW-RateLimit-Limit", "4000"), ("gw-ratelimit-remaining", "3990"), ("Gw-Ratelimit-Reset", "12345"));

        Assert.Equal(new QuotaHeaders(4000, 3990, TimeSpan.FromMilliseconds(12345)), said);
    }

    [Theory]
    [InlineData("25", 25_000)]
    [InlineData("12345", 12_345)]
    [InlineData("1767323065", 20_000)]
    [InlineData("1767323065000", 20_000)]
    public void The_cards_headers_are_understood_by_magnitude(string reset, double milliseconds)
    {
        var said = Read(("X-Rate-Limit-Limit", "2000"), ("X-Rate-Limit-Remaining", "0"), ("X-Rate-Limit-Reset", reset));

        Assert.Equal(new QuotaHeaders(2000, 0, TimeSpan.FromMilliseconds(milliseconds)), said);
    }

    [Fact]
    public void The_gateways_word_counts_more_than_the_cards() =>
        Assert.Equal(5, Read(("X-Rate-Limit-Remaining", "9"), ("gw-ratelimit-remaining", "5")).Remaining);

    [Theory]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("99999999999999999999")]
    public void Nonsense_is_taken_as_missing(string value) =>
        Assert.Null(Read(("gw-ratelimit-limit", "1"), ("gw-ratelimit-remaining", value)).Remaining);

    [Theory]
    [InlineData("gw-ratelimit-", "30001")]
    [InlineData("gw-ratelimit-", "3600000")]
    [InlineData("gw-ratelimit-", "9223372036854775807")]
    [InlineData("X-Rate-Limit-", "3600000")]
    [InlineData("X-Rate-Limit-", "1767330000")]
    [InlineData("X-Rate-Limit-", "1767330000000")]
    public void Nobody_is_made_to_wait_longer_than_a_window_lasts(string names, string reset) =>
        Assert.Equal(TimeSpan.FromSeconds(30), Read((names + "Limit", "2000"), (names + "Remaining", "0"), (names + "Reset", reset)).Reset);

    [Fact]
    public void Missing_headers_say_nothing() => Assert.Equal(default, Read());

    [Fact]
    public void The_test_values_are_right() =>
        Assert.Equal("1767323045", Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    private static QuotaHeaders Read(params (string Name, string Value)[] headers)
    {
        using var response = new HttpResponseMessage();
        foreach (var (name, value) in headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return QuotaHeaders.Read(response.Headers, new ManualTimeProvider(Now));
    }
}
