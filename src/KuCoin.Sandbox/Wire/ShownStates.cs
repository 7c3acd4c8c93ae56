namespace KuCoin.Sandbox.Wire;

/// <summary>Remembers which state each topic showed last: a book's sequence or a point of time. Used under the exchange's lock.</summary>
internal sealed class ShownStates
{
    private readonly Dictionary<string, Dictionary<string, long>> _byTopic = new(StringComparer.Ordinal);

    /// <summary>Whether a state was not shown yet; from now on it was.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="subject">What of the topic; empty when there is one thing only.</param>
    /// <param name="state">The state as it is.</param>
    public bool IsNew(string topic, string subject, long state)
    {
        if (!_byTopic.TryGetValue(topic, out var shown))
            _byTopic.Add(topic, shown = new Dictionary<string, long>(StringComparer.Ordinal));
        if (shown.TryGetValue(subject, out var last) && last == state)
            return false;
        shown[subject] = state;
        return true;
    }

    /// <summary>Lets these topics be shown again, changed or not.</summary>
    public void Forget(IEnumerable<string> topics)
    {
        foreach (var topic in topics)
            _byTopic.Remove(topic);
    }
}
