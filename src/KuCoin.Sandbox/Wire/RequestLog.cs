namespace KuCoin.Sandbox.Wire;

/// <summary>The last requests, for whoever wants to see what was asked.</summary>
internal sealed class RequestLog
{
    private const int Kept = 20_000;
    private readonly object _gate = new();
    private readonly Queue<SandboxRequest> _requests = new();
    private long _writes;

    public long Writes => Interlocked.Read(ref _writes);

    public IReadOnlyList<SandboxRequest> Requests
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    public void Add(SandboxRequest request)
    {
        lock (_gate)
        {
            _requests.Enqueue(request);
            if (_requests.Count > Kept)
                _requests.Dequeue();
            if (request.IsWrite)
                _writes++;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
            _writes = 0;
        }
    }
}
