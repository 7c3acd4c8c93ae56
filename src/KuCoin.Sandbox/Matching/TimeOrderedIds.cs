namespace KuCoin.Sandbox.Matching;

/// <summary>Numbers that sort like the times they stand for: cursors of history calls walk along them.</summary>
internal sealed class TimeOrderedIds
{
    private readonly HashSet<long> _taken = [];

    public long Next(DateTimeOffset at)
    {
        var id = at.ToUnixTimeMilliseconds() * 1_000;
        while (!_taken.Add(id))
            id++;
        return id;
    }
}
