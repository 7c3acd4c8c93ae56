using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace KuCoin.Binding;

/// <summary>Offers how long a spot candle can last, the shortest first.</summary>
public sealed class IntervalCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CandleIntervals.Names
            .Where(name => name.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(name));
}
