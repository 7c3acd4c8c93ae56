using System.Text.RegularExpressions;

namespace KuCoin.Sandbox.Faults;

/// <summary>Hands out the faults in the order they were added, each until it is used up.</summary>
internal sealed class FaultDesk(int seed)
{
    private sealed class Pending(SandboxFault fault)
    {
        public SandboxFault Fault { get; } = fault;
        public int Left { get; set; } = fault.Count;
    }

    private readonly object _gate = new();
    private readonly List<Pending> _pending = [];
#pragma warning disable CA5394 // Dice for faults have to be repeatable, not secret.
    private readonly Random _dice = new(seed);
#pragma warning restore CA5394

    private volatile bool _hasMessageFaults;

    public IReadOnlyList<SandboxFault> Waiting
    {
        get
        {
            lock (_gate)
                return [.. _pending.Select(static p => p.Fault with { Count = p.Left })];
        }
    }

    public void Add(SandboxFault fault)
    {
        lock (_gate)
        {
            _pending.Add(new Pending(fault));
            _hasMessageFaults |= IsOfMessages(fault);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _pending.Clear();
            _hasMessageFaults = false;
        }
    }

    public SandboxFault? ForRequest(string method, string path) =>
        Take(f => f.Stream == SandboxStreamFault.None
            && (f.Method is null || f.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
            && (f.PathPattern is null || Matches(f.PathPattern, path)));

    /// <summary>Whether a frame of a stream's client meets a fault.</summary>
    public bool ForStream(SandboxStreamFault kind) => Take(f => f.Stream == kind) is not null;

    /// <summary>What a message meets on its way to a client; asked for each of them, so that none costs anything while no such fault waits.</summary>
    public SandboxFault? ForMessage(string topic) =>
        _hasMessageFaults ? Take(f => IsOfMessages(f) && (f.PathPattern is null || Matches(f.PathPattern, topic))) : null;

    private static bool IsOfMessages(SandboxFault fault) => fault.Stream > SandboxStreamFault.StallPong;

    private SandboxFault? Take(Func<SandboxFault, bool> applies)
    {
        lock (_gate)
        {
            foreach (var pending in _pending)
            {
                if (!applies(pending.Fault) || !Hits(pending.Fault.Probability))
                    continue;
                if (--pending.Left <= 0)
                {
                    _pending.Remove(pending);
                    _hasMessageFaults = _pending.Exists(static p => IsOfMessages(p.Fault));
                }
                return pending.Fault;
            }
            return null;
        }
    }

#pragma warning disable CA5394
    private bool Hits(double probability) => probability >= 1 || _dice.NextDouble() < probability;
#pragma warning restore CA5394

    private static bool Matches(string pattern, string path) =>
        Regex.IsMatch(
            path,
            "^" + Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal) + "$",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1));
}
