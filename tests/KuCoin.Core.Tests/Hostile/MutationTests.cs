using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using KuCoin.Transport;
using Xunit.Abstractions;

namespace KuCoin.Tests.Hostile;

/// <summary>Tests that watch memory and time of the whole process run alone.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>
/// Good answers of every call, made bad in one place by chance: whatever comes, a call ends in a typed failure or a value, soon.
/// <c>KC_SEED</c> repeats a run, <c>KC_CAMPAIGN</c> makes it a long one.
/// </summary>
[Collection(nameof(Alone))]
public sealed class MutationTests(ITestOutputHelper output)
{
    private const int Workers = 4;

    private static readonly string[] AlternativeNames = ["[].id is", "[].orderId is", ".chain is", ".chainName is", ".remainSize is 0"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Every_call_ends_in_a_typed_failure_or_a_value()
    {
        var failures = new ConcurrentQueue<string>();
        var asked = new ConcurrentDictionary<Operation, int>();
        int values = 0, refusals = 0;

        await Campaign.RunAsync(output, "answers to calls", 2_000, 26_000, Workers, async numbers =>
        {
            await using var exchange = new HostileExchange();
            foreach (var number in numbers)
            {
                var call = EveryCall.All[number % EveryCall.All.Count];
                var chance = Campaign.Chance(number);
                var isOnce = chance.Next(2) == 0;
                var ordinal = 0;
                var done = new List<string>();
                exchange.Instead = call.Answer;
                exchange.Spoil = (_, answers) =>
                {
                    var place = ordinal++;
                    if (isOnce && place > 0)
                        return null;
                    var mutation = Mutation.Of(answers[(number + place) % answers.Length], chance);
                    done.Add(mutation.What);
                    var status = chance.Next(12) != 0 ? 200 : (int[])[400, 403, 404, 429, 500, 503, 302] is var odd ? odd[chance.Next(odd.Length)] : 200;
                    return HostileExchange.Send(mutation.Bytes, status);
                };
                try
                {
                    Touch(await call.RunAsync(exchange.Client(call.Generation)).WaitAsync(Patience), 0);
                    Interlocked.Increment(ref values);
                }
                catch (KuCoinException failure)
                {
                    Interlocked.Increment(ref refusals);
                    if (Wrong(failure) is { } wrong)
                        failures.Enqueue($"{call.Name}: {wrong} [{number}: {string.Join("; ", done)}]");
                }
                catch (Exception failure)
                {
                    failures.Enqueue($"{call.Name}: {failure} [{number}: {string.Join("; ", done)}]");
                }
            }
            foreach (var operation in exchange.Asked)
                asked[operation] = 1;
        });

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{values} values, {refusals} typed failures."));
        Assert.True(failures.IsEmpty, $"{failures.Count} wrong, seed {Campaign.Seed}:\n{string.Join("\n\n", failures.Take(12))}");
        Assert.NotEqual(0, values);
        Assert.NotEqual(0, refusals);
        // The streams' tokens and messages are tested with the streams.
        // A new call gets a line in EveryCall.
        Assert.Empty(OperationCatalogue.All.Where(operation => !asked.ContainsKey(operation) && !operation.Path.Contains("/bullet-", StringComparison.Ordinal)).Select(operation => $"{operation.Host} {operation.Label}"));
    }

    [Fact]
    public async Task What_a_mutation_leaves_is_read_as_before()
    {
        var failures = new ConcurrentQueue<string>();
        var operations = OperationCatalogue.All;
        int values = 0, refusals = 0;

        await Campaign.RunAsync(output, "answers decoded and compared", 3_000, 16_000, Workers, numbers =>
        {
            foreach (var number in numbers)
            {
                var operation = operations[number % operations.Count];
                var chance = Campaign.Chance(number);
                var answers = GoodAnswers.Of(operation);
                var answer = answers[chance.Next(answers.Length)];
                var mutation = Mutation.Of(answer, chance);
                try
                {
                    var (isRead, value) = Decode(operation, mutation.Bytes);
                    Interlocked.Increment(ref isRead ? ref values : ref refusals);
                    if (isRead && Lies(operation, answer, mutation, value) is { Length: > 0 } lies)
                        failures.Enqueue($"{operation.Label}: {lies} [{number}: {mutation.What}]");
                }
                catch (Exception failure) when (failure is not JsonException)
                {
                    failures.Enqueue($"{operation.Label}: {failure} [{number}: {mutation.What}]");
                }
                catch (JsonException)
                {
                    Interlocked.Increment(ref refusals);
                }
            }

            return Task.CompletedTask;
        });

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{values} values, {refusals} refused."));
        Assert.True(failures.IsEmpty, $"{failures.Count} wrong, seed {Campaign.Seed}:\n{string.Join("\n\n", failures.Take(12))}");
        Assert.NotEqual(0, values);
        Assert.NotEqual(0, refusals);
    }

    [Fact]
    public void Every_call_has_a_good_answer_to_begin_with() =>
        Assert.All(OperationCatalogue.All, operation => Assert.All(GoodAnswers.Of(operation), answer =>
        {
            if (JsonDocument.Parse(answer).RootElement.GetProperty("data").ValueKind != JsonValueKind.Null)
                Assert.True(Decode(operation, System.Text.Encoding.UTF8.GetBytes(answer)).IsRead, $"{operation.Label}: {answer}");
        }));

    /// <summary>What is wrong with a failure: a terminal would obey its text, or nobody could read it.</summary>
    internal static string? Wrong(KuCoinException failure) =>
        failure.Message.Any(char.IsControl) || (failure.Code ?? "").Any(char.IsControl) || (failure.InnerException?.Message ?? "").Any(char.IsControl) ? $"control characters in '{failure.Message}'"
        : failure.Message.Length > 2100 ? $"a message of {failure.Message.Length} characters"
        : !failure.ErrorId.All(char.IsAsciiLetterOrDigit) ? $"an error id '{failure.ErrorId}'"
        : null;

    /// <summary>Looks at everything that came out, as whoever shows it does.</summary>
    internal static void Touch(object? value, int depth)
    {
        switch (value)
        {
            case null or decimal or long or int or bool or Enum or TimeSpan or DateTimeOffset or JsonValueKind or JsonElement:
                break;
            case string text:
                Assert.DoesNotContain(text.ReplaceLineEndings("\n"), character => char.IsControl(character) && character is not ('\n' or '\t'));
                break;
            case KuCoinException failure:
                Assert.Null(Wrong(failure));
                break;
            case IEnumerable items:
                foreach (var item in items)
                {
                    // An empty text in a list of texts is nothing.
                    Assert.True(item is not null || items is IEnumerable<string>, "A list holds nothing.");
                    Touch(item, depth + 1);
                }
                break;
            default:
                Assert.True(depth < 20);
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
                    Touch(property.GetValue(value), depth + 1);
                break;
        }
    }

    private static (bool IsRead, object? Value) Decode(Operation operation, byte[] body) =>
        ((bool, object?))typeof(MutationTests).GetMethod(nameof(DecodeAs), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(operation.GetType().GenericTypeArguments[0])
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [operation, body], CultureInfo.InvariantCulture)!;

    private static (bool IsRead, object? Value) DecodeAs<T>(Operation operation, byte[] body)
    {
        var envelope = Envelope<T>.Read(body, ((Operation<T>)operation).Decode);
        return (envelope is { IsSuccess: true, Fault: null, HasData: true }, envelope.Data);
    }

    /// <summary>What of the answer as it was sent is not on the object, other than before; empty when all is.</summary>
    private static string Lies(Operation operation, string good, Mutation mutation, object? value)
    {
        var reader = SampleReading.ReaderOf(operation);
        using var sent = JsonDocument.Parse(mutation.Bytes);
        using var before = JsonDocument.Parse(good);
        if (!sent.RootElement.TryGetProperty("data", out var data) || !before.RootElement.TryGetProperty("data", out var goodData))
            return "data out of nothing";
        var known = SampleReading.Losses(goodData, Decode(operation, System.Text.Encoding.UTF8.GetBytes(good)).Value, reader, (_, _) => true).Select(Place).ToHashSet(StringComparer.Ordinal);
        if (reader.Type == typeof(Nothing))
            return "";
        try
        {
            return string.Join(", ", SampleReading.Losses(data, value, reader, (_, _) => true).Where(loss => !known.Contains(Place(loss)) && !IsMeantSo(loss, mutation)));
        }
        catch (InvalidOperationException)
        {
            // A text that is none, where the call does not look.
            return "";
        }
    }

    private static string Place(string loss) => loss[..loss.IndexOf(' ', StringComparison.Ordinal)];

    // Rows without names are read by place: what was put into one moves the others. Some fields have two names, of which one is taken; nothing remains of an order that is done. A length of time below zero is none.
    private static bool IsMeantSo(string loss, Mutation mutation) =>
        (loss.Contains(" lost ", StringComparison.Ordinal) && mutation.Path?.EndsWith("[]", StringComparison.Ordinal) != false)
        || AlternativeNames.Any(name => loss.Contains(name, StringComparison.Ordinal)) || loss.Contains(" is  instead of -", StringComparison.Ordinal);
}
