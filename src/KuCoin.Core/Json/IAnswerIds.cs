namespace KuCoin.Json;

/// <summary>An answer that names what was made or cancelled by the exchange's ids.</summary>
internal interface IAnswerIds
{
    IEnumerable<string?> Ids { get; }
}
