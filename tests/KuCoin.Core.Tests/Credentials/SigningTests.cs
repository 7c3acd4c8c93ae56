using System.Reflection;
using System.Text;
using KuCoin.Credentials;

namespace KuCoin.Tests;

public sealed class SigningTests
{
    private const string Secret = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    private const string Passphrase = "Open.Sesame42";
    private const long Timestamp = 1700000000123;

    [Theory]
    [InlineData("GET", "/api/v1/accounts", "", "RJ+bDNcaemHgUBVm+equBkJfvwBur5MLut1LdBv23sw=")]
    [InlineData("GET", "/api/v1/accounts?currency=USDT&type=trade", "", "D9JLfpbexJLQw2mN7XdFm3vLyv1Bf/qJh78uGFYYHKc=")]
    [InlineData("GET", "/api/v1/trade-fees?symbols=BTC-USDT,ETH-USDT", "", "0Y8hE2EYtPHXnMrNuVzEDd3/h5Gl4UCwc0L1YHEkMXg=")]
    [InlineData("DELETE", "/api/v1/hf/orders/660011aa22bb33cc44dd55ee?symbol=BTC-USDT", "", "lP8dT3KD/Tmv+0VwTiReq/Q8MbxNUPKuKCT8SDQtfig=")]
    [InlineData("POST", "/api/v1/hf/orders", """{"clientOid":"a-1","symbol":"BTC-USDT","side":"buy","type":"limit","price":"20000","size":"0.001"}""", "ykO72H9Ig1tXCd/jaHPrK/bwN6ObTejEQSx3ulnlsPE=")]
    [InlineData("POST", "/api/v1/bullet-private", "", "ClENgwGcsDXL1DNgIsdSneCNOtPiE4nvjUwSkJ5S6ds=")]
    [InlineData("DELETE", "/api/v1/orders/multi-cancel", """{"orderIdsList":["1","2"]}""", "b8UURukORIvKYW4Kgnfs+DwsgoUDNPsNe8d8hYIwPWY=")]
    [InlineData("DELETE", "/api/v1/sub/api-key?apiKey=k1&subName=bot1&passphrase=abc!@#11", "", "QdSB6QcfxcOfYCzacJBk5se1DI4D+QWJzvvSimzWcGQ=")]
    [InlineData("DELETE", "/api/v1/sub/api-key?apiKey=k1&subName=bot1&passphrase=abc%21%40%2311", "", "K7fuNI7g0Q4yCp3PRlbBih2w9SCYFX8AyayjUNgH/00=")]
    [InlineData("POST", "/api/v3/withdrawals", """{"remark":"Grüße"}""", "pbkuhB/1xY+Jrk/XJRn2ckgmA/UHvFbQwlCJcab/JZI=")]
    public void Requests_are_signed_as_the_reference_says(string method, string target, string body, string expected)
    {
        using var credentials = new ApiCredentials("key", Secret, Passphrase);

        var signature = credentials.Sign(Timestamp, method, target, Encoding.UTF8.GetBytes(body));

        Assert.Equal(expected, signature.Sign);
        Assert.Equal("1700000000123", signature.Timestamp);
        Assert.Equal("EMI0dKo67eduljOeAs30UBVaoZtIB3VuIR/8JoXkqCI=", signature.Passphrase);
    }

    [Fact]
    public void Partners_sign_with_the_broker_key()
    {
        using var partner = new ApiPartner("PARTNER1", "brokersecret");

        Assert.Equal("BVdRvc06rxgeVsDm+v/jFu835AaFJTc2gGihKN4YsDM=", partner.Sign("1700000000123", "dummykey0001"));

        partner.Dispose();
        Assert.Equal("SessionClosed", Assert.Throws<KuCoinException>(() => partner.Sign("1700000000123", "dummykey0001")).ErrorId);
    }

    [Fact]
    public void One_credential_signs_on_many_threads_at_once()
    {
        using var credentials = new ApiCredentials("key", Secret, Passphrase);

        Parallel.For(0, 2000, _ => Assert.Equal("RJ+bDNcaemHgUBVm+equBkJfvwBur5MLut1LdBv23sw=", credentials.Sign(Timestamp, "GET", "/api/v1/accounts", []).Sign));
    }

    [Fact]
    public void A_target_longer_than_the_stack_buffer_is_signed_whole()
    {
        using var credentials = new ApiCredentials("key", Secret, Passphrase);
        var target = "/api/v1/orders?symbols=" + string.Join(',', Enumerable.Repeat("BTC-USDT", 200));

        var whole = credentials.Sign(Timestamp, "GET", target, []).Sign;
        // The body follows the target without a separator, so the same text split elsewhere has the same signature.
        var split = credentials.Sign(Timestamp, "GET", target[..100], Encoding.UTF8.GetBytes(target[100..])).Sign;

        Assert.Equal(split, whole);
    }

    [Fact]
    public void Key_version_is_3_unless_given()
    {
        using var credentials = new ApiCredentials("key", Secret, Passphrase);
        using var older = new ApiCredentials("key", Secret, Passphrase, 2);

        Assert.Equal(3, credentials.KeyVersion);
        Assert.Equal(2, older.KeyVersion);
    }

    [Theory]
    [InlineData("", Secret, Passphrase, 3)]
    [InlineData("key\r\nKC-EVIL: 1", Secret, Passphrase, 3)]
    [InlineData("key", "", Passphrase, 3)]
    [InlineData("key", Secret, "", 3)]
    [InlineData("key", Secret, Passphrase, 1)]
    public void What_cannot_work_is_refused_at_once_and_the_message_shows_no_secret(string key, string secret, string passphrase, int version)
    {
        var failure = Assert.Throws<KuCoinException>(() => new ApiCredentials(key, secret, passphrase, version));

        Assert.Equal("InvalidCredentials", failure.ErrorId);
        Assert.DoesNotContain(Secret, failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Passphrase, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void After_disposal_signing_fails_with_a_clear_error_and_nothing_secret_is_left()
    {
        var credentials = new ApiCredentials("key", Secret, Passphrase);
        var header = credentials.Sign(Timestamp, "GET", "/api/v1/accounts", []).Passphrase;

        credentials.Dispose();

        var failure = Assert.Throws<KuCoinException>(() => credentials.Sign(Timestamp, "GET", "/api/v1/accounts", []));
        Assert.Equal("SessionClosed", failure.ErrorId);
        foreach (var field in typeof(ApiCredentials).GetFields(BindingFlags.Instance | BindingFlags.NonPublic))
        {
            var text = field.GetValue(credentials) switch
            {
                char[] characters => new string(characters),
                byte[] bytes => Encoding.UTF8.GetString(bytes),
                string value => value,
                _ => "",
            };
            Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Passphrase, text, StringComparison.Ordinal);
            Assert.DoesNotContain(header, text, StringComparison.Ordinal);
        }
    }
}
