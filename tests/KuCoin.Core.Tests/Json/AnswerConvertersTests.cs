using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using KuCoin.Json;
using Xunit;

namespace KuCoin.Tests.Json;

public sealed class AnswerConvertersTests
{
    [Theory]
    [InlineData("\"0.12345678901234567890\"", "0.12345678901234567890")]
    [InlineData("0.1234567890123456789012345678", "0.1234567890123456789012345678")]
    [InlineData("\"79228162514264337593543950335\"", "79228162514264337593543950335")]
    [InlineData("2.0E-4", "0.00020")]
    [InlineData("2.441e-07", "0.0000002441")]
    [InlineData("1E3", "1000")]
    [InlineData("\"-98.5\"", "-98.5")]
    [InlineData("0", "0")]
    [InlineData("\"\\u0031.5\"", "1.5")]
    public void DecimalsKeepEveryDigit(string json, string expected)
    {
        decimal read = Read<decimal>(json, new RequiredConverter<decimal, DecimalText>());
        Assert.Equal(expected, read.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(read, Read<decimal?>(json, new OptionalConverter<decimal, DecimalText>()));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"abc\"")]
    [InlineData("\"1,5\"")]
    [InlineData("\" 1\"")]
    [InlineData("1e40")]
    [InlineData("true")]
    [InlineData("[]")]
    public void WhatIsNoDecimalIsAnErrorAndNotZero(string json) =>
        Assert.ThrowsAny<JsonException>(() => Read<decimal>(json, new RequiredConverter<decimal, DecimalText>()));

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void NothingIsNull(string json)
    {
        Assert.Null(Read<decimal?>(json, new OptionalConverter<decimal, DecimalText>()));
        Assert.Null(Read<long?>(json, new OptionalConverter<long, Int64Text>()));
        Assert.Null(Read<DateTimeOffset?>(json, new OptionalStampConverter()));
        Assert.Null(Read<TimeSpan?>(json, new SecondsConverter()));
        Assert.Null(Read<string?>(json, new TextConverter()));
    }

    [Theory]
    [InlineData("\"0\"")]
    [InlineData("\"0.000\"")]
    [InlineData("0")]
    [InlineData("null")]
    public void ZeroMeansNotGivenWhereTheExchangeMeansIt(string json)
    {
        Assert.Null(Read<decimal?>(json, new ZeroIsNullConverter()));
        Assert.Equal(json is "null" ? null : 0m, Read<decimal?>(json, new OptionalConverter<decimal, DecimalText>()));
    }

    [Theory]
    [InlineData("1545896669", "2018-12-27T07:44:29.0000000+00:00")]
    [InlineData("1545896669145", "2018-12-27T07:44:29.1450000+00:00")]
    [InlineData("\"1545896669145\"", "2018-12-27T07:44:29.1450000+00:00")]
    [InlineData("1545896669145678", "2018-12-27T07:44:29.1456780+00:00")]
    [InlineData("1729236185885647952", "2024-10-18T07:23:05.8856479+00:00")]
    [InlineData("1.545896669145E12", "2018-12-27T07:44:29.1450000+00:00")]
    public void TheMagnitudeOfAStampTellsItsUnit(string json, string expected)
    {
        var read = Read<DateTimeOffset>(json, new RequiredConverter<DateTimeOffset, StampText>());
        Assert.Equal(expected, read.ToString("o", CultureInfo.InvariantCulture));
        Assert.Equal(TimeSpan.Zero, read.Offset);
    }

    [Fact]
    public void AStampOfZeroIsNotGiven() => Assert.Null(Read<DateTimeOffset?>("0", new OptionalStampConverter()));

    [Theory]
    [InlineData("12", 12)]
    [InlineData("\"12\"", 12)]
    [InlineData("12.0", 12)]
    [InlineData("1E2", 100)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void WholeNumbersComeInManyForms(string json, long expected) =>
        Assert.Equal(expected, Read<long>(json, new RequiredConverter<long, Int64Text>()));

    [Theory]
    [InlineData("12.5")]
    [InlineData("9223372036854775808")]
    public void WhatIsNoWholeNumberIsAnError(string json) =>
        Assert.ThrowsAny<JsonException>(() => Read<long>(json, new RequiredConverter<long, Int64Text>()));

    [Theory]
    [InlineData("\"abc\"", "abc")]
    [InlineData("10862827223795713", "10862827223795713")]
    [InlineData("\"Gr\\u00fc\\u00dfe\"", "Grüße")]
    public void TextIsTextAndIdsAsNumbersToo(string json, string expected) =>
        Assert.Equal(expected, Read<string?>(json, new TextConverter()));

    [Theory]
    [InlineData("\"buy\"", OrderSide.Buy)]
    [InlineData("\"SELL\"", OrderSide.Sell)]
    public void SidesAreReadInAnyCase(string json, OrderSide expected) =>
        Assert.Equal(expected, Read<OrderSide>(json, new RequiredConverter<OrderSide, SideText>()));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"hold\"")]
    [InlineData("null")]
    public void AnUnknownSideIsAnError(string json) =>
        Assert.ThrowsAny<JsonException>(() => Read<OrderSide>(json, new RequiredConverter<OrderSide, SideText>()));

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("null", false)]
    public void AFlagThatIsNotGivenIsNotSet(string json, bool expected) =>
        Assert.Equal(expected, Read<bool>(json, new FlagConverter()));

    [Theory]
    [InlineData("\"General, Spot,,Margin\"", new[] { "General", "Spot", "Margin" })]
    [InlineData("\"\"", new string[0])]
    [InlineData("null", new string[0])]
    public void AListInOneTextIsParted(string json, string[] expected) =>
        Assert.Equal(expected, Read<string[]>(json, new CommaListConverter()));

    [Theory]
    [InlineData("\"6705f5c311545b000157d3eb\"", "6705...d3eb")]
    [InlineData("\"short\"", "...")]
    public void OfAKeyOnlyTheEndsAreKept(string json, string expected) =>
        Assert.Equal(expected, Read<string>(json, new MaskConverter()));

    /// <summary>Reads the value twice: in one piece, and split after each byte as it can come from a socket.</summary>
    private static T? Read<T>(string json, AnswerConverter<T> converter)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        var whole = new Utf8JsonReader(bytes);
        whole.Read();
        var value = converter.Read(ref whole, typeof(T), JsonSerializerOptions.Default);

        var split = new Utf8JsonReader(Segment.Split(bytes));
        split.Read();
        Assert.Equal(value, converter.Read(ref split, typeof(T), JsonSerializerOptions.Default));
        return value;
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public static ReadOnlySequence<byte> Split(byte[] bytes)
        {
            var first = new Segment { Memory = bytes.AsMemory(0, 1) };
            var last = first;
            for (int index = 1; index < bytes.Length; index++)
            {
                var next = new Segment { Memory = bytes.AsMemory(index, 1), RunningIndex = index };
                last.Next = next;
                last = next;
            }
            return new ReadOnlySequence<byte>(first, 0, last, 1);
        }
    }
}
