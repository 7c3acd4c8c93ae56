using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

/// <summary>What the user found out about a journal entry.</summary>
public enum JournalVerdict
{
    /// <summary>It took effect.</summary>
    Done,
    /// <summary>It did not take effect.</summary>
    NotDone,
}

[Cmdlet(VerbsDiagnostic.Resolve, "KcJournal", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = "Ask")]
[OutputType(typeof(JournalEntry))]
public sealed class ResolveKcJournalCommand : KcSessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The entries, from Get-KcJournal -Unresolved.")]
    [ValidateNotNull]
    public JournalEntry InputObject { get; set; } = null!;

    [Parameter(Mandatory = true, ParameterSetName = "Complete", HelpMessage = "Transfers and added margin that asking does not settle are sent again with their own client id, which the exchange carries out once.")]
    public SwitchParameter Complete { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "As", HelpMessage = "Close the entry by what you found out yourself: Done or NotDone. Nothing is asked.")]
    [Word(typeof(JournalVerdict))]
    public JournalVerdict As { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "As", HelpMessage = "How you know; it is written into the journal.")]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "";

    protected override object Target => InputObject;

    protected override bool ChangesExchange => Complete;

    protected override void Process()
    {
        var entry = InputObject;
        if (!entry.IsUnresolved)
        {
            WriteObject(entry);
            return;
        }

        var what = $"{entry.Operation} ({entry.ClientOid ?? entry.Id})";
        if (ParameterSetName is "As")
        {
            if (Confirm($"Close the journal entry {what} as {As}"))
                WriteObject(Await(token => Client.CloseAsync(entry, As == JournalVerdict.Done, Reason, token)));
            return;
        }

        if (!Confirm(Complete ? $"Find out what became of {what}, and send it again with the same client id where asking does not tell" : $"Find out what became of {what} and close its journal entry"))
            return;
        entry = Await(token => Client.ResolveAsync(entry, token));
        if (Complete && entry.IsUnresolved)
            entry = Change(what, $"Get-KcJournal -ClientOid {entry.ClientOid}", token => Client.CompleteAsync(entry, token));
        if (entry.IsUnresolved)
            WriteWarning($"It is not known what became of {what}: {entry.Resolution}");
        WriteObject(entry);
    }
}
