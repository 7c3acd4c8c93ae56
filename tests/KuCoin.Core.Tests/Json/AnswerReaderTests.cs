using System.Text;
using System.Text.Json;
using KuCoin.Json;
using Xunit;

namespace KuCoin.Tests.Json;

/// <summary>The reader of answers accepts what the framework's reader accepts, refuses what it refuses, and sees the same in between.</summary>
public sealed class AnswerReaderTests
{
    private const int Mutations = 20_000;

    public static TheoryData<string> Samples =>
    [
        """{"code":"200000","data":{"time":1700000000000,"list":[{"a":"1","b":-0.5e3,"c":null},[],{},true,false]},"msg":"fine"}""",
        """ { "a" : [ 1 , 2.50 , "x\u0041\n" , { "b\"c" : [ [ ] ] } ] , "d" : "\u00e4\ud83d\ude00" } """,
        """{"rows":[["67523","0.003","1"],["1","0","2"]]}""",
        """{"text":"plain"}""",
        """{"number":12345678901234567890.5}""",
    ];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_text_is_walked_as_the_framework_walks_it(string sample)
    {
        var expected = ByFramework(Encoding.UTF8.GetBytes(sample));

        Assert.NotNull(expected);
        Assert.Equal(expected, ByReader(Encoding.UTF8.GetBytes(sample)));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_changed_text_is_walked_or_refused_as_by_the_framework(string sample)
    {
        var mutator = new JsonMutator(seed: 20_261_123);
        var read = 0;
        for (var i = 0; i < Mutations; i++)
        {
            var text = mutator.Mutate(sample);
            var expected = ByFramework(text);
            if (!string.Equals(expected, ByReader(text), StringComparison.Ordinal))
                Assert.Fail($"{Encoding.UTF8.GetString(text)}{Environment.NewLine}framework: {expected}{Environment.NewLine}reader:    {ByReader(text)}");
            read += expected is null ? 0 : 1;
        }

        Assert.InRange(read, 1, Mutations - 1);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_text_that_ends_too_early_is_refused(string sample)
    {
        var bytes = Encoding.UTF8.GetBytes(sample.TrimEnd());
        for (var length = 0; length < bytes.Length; length++)
            Assert.Equal(ByFramework(bytes[..length]), ByReader(bytes[..length]));
    }

    [Theory]
    [InlineData("""{"b":1,"a":2,"x":3,"c":4}""", "b a c")]
    [InlineData("""{"x":{"a":1},"c":4,"a":2}""", "c a")]
    [InlineData("""{"\u0061":1,"x":"\"","c" : 4,"a":5,"a":6}""", "a c a a")]
    [InlineData("{}", "")]
    public void Names_are_found_in_any_order_past_those_that_nobody_knows(string text, string expected)
    {
        var order = NameOrder.Of<Letter>();
        // Twice: the second time with the order of the first in mind.
        for (var time = 0; time < 2; time++)
        {
            var reader = new AnswerReader(Encoding.UTF8.GetBytes(text));
            reader.EnterObject();
            var names = new List<string>();
            var name = NameOrder.Start;
            while (reader.TryReadName(order, ref name))
            {
                names.Add(((Letter)name).ToString());
                reader.Skip();
            }

            reader.ReadEnd();
            Assert.Equal(expected, string.Join(' ', names));
        }
    }

    private static string? ByReader(byte[] text)
    {
        try
        {
            var reader = new AnswerReader(text);
            var walked = new StringBuilder();
            Walk(ref reader, walked);
            reader.ReadEnd();
            return walked.ToString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Walk(ref AnswerReader reader, StringBuilder walked)
    {
        switch (reader.PeekKind())
        {
            case JsonValueKind.Object:
                reader.EnterObject();
                walked.Append("{ ");
                while (reader.TryReadName(out var name))
                {
                    walked.Append(Encoding.UTF8.GetString(name)).Append(" : ");
                    Walk(ref reader, walked);
                }

                walked.Append("} ");
                break;
            case JsonValueKind.Array:
                reader.EnterArray();
                walked.Append("[ ");
                while (reader.TryReadElement())
                    Walk(ref reader, walked);
                walked.Append("] ");
                break;
            case JsonValueKind.String or JsonValueKind.Number:
                walked.Append(Encoding.UTF8.GetString(reader.ReadBytes())).Append(' ');
                break;
            case JsonValueKind.Null:
                if (!reader.TryReadNull())
                    throw new JsonException("Null was expected.");
                walked.Append("null ");
                break;
            default:
                walked.Append(reader.ReadFlag()).Append(' ');
                break;
        }
    }

    private static string? ByFramework(byte[] text)
    {
        try
        {
            var walked = new StringBuilder();
            var reader = new Utf8JsonReader(text);
            while (reader.Read())
            {
                walked.Append(reader.TokenType switch
                {
                    JsonTokenType.StartObject => "{",
                    JsonTokenType.EndObject => "}",
                    JsonTokenType.StartArray => "[",
                    JsonTokenType.EndArray => "]",
                    JsonTokenType.PropertyName => Text(in reader) + " :",
                    JsonTokenType.True => "True",
                    JsonTokenType.False => "False",
                    JsonTokenType.Null => "null",
                    _ => Text(in reader),
                }).Append(' ');
            }

            return walked.ToString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // As it stands there, if it has no escapes: broken characters are for those who make texts of bytes.
    private static string Text(in Utf8JsonReader reader) => reader.ValueIsEscaped ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);

    private enum Letter
    {
        a,
        b,
        c,
    }
}
