using System.Buffers.Text;
using System.Globalization;
using System.Text;
using KuCoin.Json;
using Xunit;

namespace KuCoin.Tests.Json;

/// <summary>Numbers are read as the framework reads them, to the last digit and with their trailing zeros.</summary>
public sealed class DecimalTextTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("0.00")]
    [InlineData("-0.00")]
    [InlineData("00.10")]
    [InlineData("1.50")]
    [InlineData("-1.50")]
    [InlineData("9999999999999999999")]
    [InlineData("-9999999999999999999")]
    [InlineData("18446744073709551616")]
    [InlineData("0.0000000000000000001")]
    [InlineData("0.12345678901234567890123456789")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("1E3")]
    [InlineData("2.0E-4")]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("+5")]
    [InlineData("--5")]
    [InlineData("1.2.3")]
    [InlineData("1,5")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("NaN")]
    public void A_text_is_read_or_refused_as_the_framework_does(string text) => Compare(text);

    [Fact]
    public void Random_texts_are_read_or_refused_as_the_framework_does()
    {
        const string Characters = "00112233445566778899..-E+";
        var chance = new Random(8);
        for (var i = 0; i < 200_000; i++)
            Compare(string.Create(chance.Next(1, 24), chance, static (text, chance) =>
            {
                foreach (ref var character in text)
                    character = Characters[chance.Next(chance.Next(4) == 0 ? Characters.Length : Characters.Length - 5)];
            }));
    }

    private static void Compare(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var isNumber = Utf8Parser.TryParse(bytes, out decimal expected, out var used) && used == bytes.Length;

        Assert.True(isNumber == DecimalText.TryParse(bytes, out var value), text);

        // Compared bit by bit, for equal numbers can differ in their trailing zeros.
        if (isNumber)
            Assert.True(decimal.GetBits(expected).AsSpan().SequenceEqual(decimal.GetBits(value)), $"{text}: {expected.ToString(CultureInfo.InvariantCulture)}, {value.ToString(CultureInfo.InvariantCulture)}");
    }
}
