using KuCoin.Streams;

namespace KuCoin.Commands;

/// <summary>Topics as users write them.</summary>
internal static class TopicTexts
{
    /// <summary>The topics as they were typed: PowerShell takes the commas of a topic for its own.</summary>
    public static IEnumerable<string> Join(IEnumerable<string> words)
    {
        var topic = "";
        foreach (var word in words.Select(word => word.Trim()))
        {
            if (topic.Length > 0 && word.StartsWith('/'))
            {
                yield return topic;
                topic = "";
            }

            topic = topic.Length == 0 ? word : $"{topic},{word}";
        }

        if (topic.Length > 0)
            yield return topic;
    }

    /// <summary>The topic with its type where there is one, else with its messages as they come.</summary>
    /// <exception cref="KuCoinException">The text is no topic.</exception>
    public static Topic Parse(KuCoinClient client, string text, bool isRaw, bool isPrivate) =>
        (isRaw || isPrivate ? null : KnownTopics.Find(client, text)) ?? RawTopics.Parse(text, isPrivate ? true : null);
}
