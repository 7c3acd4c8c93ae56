using System.Text.Json.Serialization.Metadata;
using KuCoin.Json;

namespace KuCoin.Transport;

/// <summary>Which of the exchange's REST hosts serves a call.</summary>
internal enum ApiHost
{
    Spot,
    Futures,
}

/// <summary>What a caller needs: nothing, or a key with this permission.</summary>
internal enum Access
{
    Public,
    General,
    Spot,
    Margin,
    Futures,
    InnerTransfer,
    Withdrawal,
}

/// <summary>How a list is fetched piece by piece.</summary>
internal enum PagingStyle
{
    None,
    Numbered,
    Cursor,
    Slider,
}

/// <summary>What may be done when nobody knows whether a request took effect (errors-and-limits, section 4).</summary>
internal enum RetryClass
{
    /// <summary>Changes nothing: repeat.</summary>
    Read,
    /// <summary>Cancels: repeat; "not found" then means done or gone.</summary>
    Cancel,
    /// <summary>States a target value: repeat.</summary>
    Setter,
    /// <summary>Carries a client id that the exchange executes once: repeat with the same one.</summary>
    SameId,
    /// <summary>An order: look it up by its client id first, and only when it is not there repeat with the same one.</summary>
    AskFirst,
    /// <summary>Sent once, also when the exchange certainly did not execute it: the user reads the history and decides.</summary>
    Never,
}

/// <summary>One call of the exchange, declared once next to its typed method.</summary>
internal abstract class Operation
{
    /// <summary>What it does, two or three words: "Get accounts".</summary>
    public required string Name { get; init; }

    /// <summary>Its row in the reference, for example "A2".</summary>
    public required string Row { get; init; }

    public required HttpMethod Method { get; init; }

    /// <summary>Method and path, for messages.</summary>
    public string Label => field ??= Method.Method + " " + Path;

    /// <summary>With placeholders in braces: <c>/api/v1/orders/{orderId}</c>.</summary>
    public required string Path { get; init; }

    public ApiHost Host { get; init; }

    public required RatePool Pool { get; init; }

    public required int Weight { get; init; }

    public required Access Access { get; init; }

    public PagingStyle Paging { get; init; }

    /// <summary>The smallest and largest page the exchange accepts.</summary>
    public (int Minimum, int Maximum) PageSize { get; init; } = (10, 500);

    /// <summary>The query's names for the number and the size of a numbered page.</summary>
    public (string Number, string Size) PageNames { get; init; } = ("currentPage", "pageSize");

    /// <summary>The longest time range of one request, null where there is none.</summary>
    public TimeSpan? Window { get; init; }

    public RetryClass Retry { get; init; } = RetryClass.Read;

    /// <summary>True when it cancels or states a setting: no money moves by it.</summary>
    public bool IsHarmless => Retry is RetryClass.Cancel or RetryClass.Setter;

    /// <summary>The generation it belongs to; <see cref="ApiGeneration.Auto"/> when there is only one.</summary>
    public ApiGeneration Generation { get; init; } = ApiGeneration.Auto;
}

/// <summary>A call whose answer's <c>data</c> is a <typeparamref name="T"/>.</summary>
internal sealed class Operation<T> : Operation
{
    /// <summary>Knows how <c>data</c> is read. It is asked at the first answer: preparing for all that an area can read would take longer than most scripts.</summary>
    public required Func<JsonTypeInfo<T>> Answer { get; init; }

    /// <summary>Reads <c>data</c> with the same result where generated code takes too long to prepare or to read; null for all others.</summary>
    public AnswerDecoder<T>? ByHand { get; init; }

    /// <summary>What generated code knows of <c>data</c>.</summary>
    public JsonTypeInfo<T> AnswerType => field ??= Answer();

    /// <summary>How <c>data</c> is read.</summary>
    public AnswerDecoder<T?> Decode => field ??= (AnswerDecoder<T?>?)ByHand ?? ((ref AnswerReader reader) => reader.ReadAnswer(AnswerType));

    /// <summary>What a missing or null <c>data</c> stands for: an empty array where the call lists things. Without it such an answer to a read is "not found".</summary>
    public T? Empty
    {
        get;
        init
        {
            field = value;
            HasEmpty = true;
        }
    }

    /// <summary>True when an answer without data is a good one.</summary>
    public bool HasEmpty { get; private init; } = typeof(T) == typeof(Nothing);
}
