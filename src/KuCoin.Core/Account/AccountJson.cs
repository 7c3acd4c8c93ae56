using System.Text.Json.Serialization;
using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(IReadOnlyList<Account>))]
[JsonSerializable(typeof(OrderIdAnswer))]
[JsonSerializable(typeof(ApiKeyInfo))]
[JsonSerializable(typeof(AccountSummary))]
[JsonSerializable(typeof(TransferQuota))]
[JsonSerializable(typeof(MarginAccount))]
[JsonSerializable(typeof(SubAccountBalances))]
[JsonSerializable(typeof(IsolatedMarginAccounts))]
[JsonSerializable(typeof(DepositAddress))]
[JsonSerializable(typeof(IReadOnlyList<DepositAddress>))]
[JsonSerializable(typeof(NumberedPage<Deposit>))]
[JsonSerializable(typeof(NumberedPage<Withdrawal>))]
[JsonSerializable(typeof(WithdrawalQuota))]
[JsonSerializable(typeof(NumberedPage<LedgerEntry>))]
[JsonSerializable(typeof(IReadOnlyList<LedgerEntry>))]
[JsonSerializable(typeof(WithdrawalIdAnswer))]
[JsonSerializable(typeof(Nothing))]
internal sealed partial class AccountJson : JsonSerializerContext
{
    public static AccountJson Answers { get; } = new(AnswerJson.CreateOptions());
}

/// <summary>The answer of a withdrawal: its id.</summary>
internal sealed record WithdrawalIdAnswer : IAnswerIds
{
    [JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string WithdrawalId { get; set; } = "";

    IEnumerable<string?> IAnswerIds.Ids => [WithdrawalId];
}

/// <summary>The answer about one sub-account: a list per account.</summary>
internal sealed record SubAccountBalances
{
    [JsonPropertyName("mainAccounts")] public IReadOnlyList<Account> Main { get; set => field = value ?? []; } = [];

    [JsonPropertyName("tradeAccounts")] public IReadOnlyList<Account> Trade { get; set => field = value ?? []; } = [];
}
