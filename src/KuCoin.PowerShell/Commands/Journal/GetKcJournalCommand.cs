using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcJournal")]
[OutputType(typeof(JournalEntry))]
public sealed class GetKcJournalCommand : KcSessionCommand
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = "The journal's folder. Default: that of the session.")]
    [Alias("Journal")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    [Parameter(HelpMessage = "Only entries of which it is not known what became of them.")]
    public SwitchParameter Unresolved { get; set; }

    [Parameter(HelpMessage = "The oldest entry wanted. Default: all.")]
    [Time]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(HelpMessage = "The newest entry wanted. Default: all.")]
    [Time]
    public DateTimeOffset? EndTime { get; set; }

    [Parameter(HelpMessage = "Only entries in these states: Open, Done, NotDone, Unknown.")]
    [Word(typeof(JournalState))]
    public JournalState[]? State { get; set; }

    [Parameter(HelpMessage = "Only entries that do this, for example 'Place*'.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Operation { get; set; }

    [Parameter(HelpMessage = "Only entries with these client ids.")]
    [ValidateNotNullOrEmpty]
    public string[]? ClientOid { get; set; }

    [Parameter(HelpMessage = "Only entries made under these keys.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? IdempotencyKey { get; set; }

    // A folder can be read without any session.
    protected override bool IsPublic => true;

    protected override object Target => Path ?? CurrentSession.Name;

    protected override void Process()
    {
        var folder = Path is null ? CurrentSession.Journal : GetUnresolvedProviderPathFromPSPath(Path);
        if (folder is null)
        {
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "NoJournal", $"The session {CurrentSession.Name} keeps no journal.")
            {
                RecommendedAction = "Connect with -Journal, or give the folder with -Path.",
            };
        }
        if (!Directory.Exists(folder))
            throw new KuCoinException(KuCoinErrorKind.NotFound, "JournalNotFound", $"There is no folder '{folder}'.");

        var (operations, keys) = (new NamePatterns(Operation), new NamePatterns(IdempotencyKey));
        foreach (var entry in Unresolved ? JournalReader.ReadUnresolved(folder, StartTime, EndTime, Report) : JournalReader.Read(folder, StartTime, EndTime, Report))
        {
            if (State?.Contains(entry.State) != false
                && operations.Matches(entry.Operation)
                && (IdempotencyKey is null || (entry.IdempotencyKey is { } key && keys.Matches(key)))
                && ClientOid?.Contains(entry.ClientOid, StringComparer.Ordinal) != false)
                WriteObject(entry);
        }
    }

    private void Report(TornJournalLine torn) =>
        WriteWarning($"Line {torn.Line} of {torn.File} was cut short when its process ended. A request leaves only after its line is whole; where the cut line was an answer, its entry is open.");
}
