namespace KuCoin;

/// <summary>
/// For callers whose thread has nothing else to do until the answer is there. A call that begins within the scope sends, and receives the
/// head of the answer, on that thread itself, and without TLS its body too, which spares it being woken by another one. Whatever takes long
/// for other reasons (the quota, a pause before a repetition) still goes on elsewhere, so the call's task must be waited for all the same.
/// Calls begun together come one after another.
/// </summary>
public static class CallingThread
{
    [ThreadStatic]
    private static bool _isLent;

    /// <summary>True where a call may block.</summary>
    internal static bool IsLent => _isLent;

    /// <summary>Lends the present thread until the scope is disposed, on the same thread.</summary>
    public static Scope Lend()
    {
        var scope = new Scope(_isLent);
        _isLent = true;
        return scope;
    }

    /// <summary>Takes the thread back until the scope is disposed, for what is begun ahead of its time and must not hold up what goes before.</summary>
    internal static Scope TakeBack()
    {
        var scope = new Scope(_isLent);
        _isLent = false;
        return scope;
    }

    /// <summary>How long the thread is lent.</summary>
    public readonly ref struct Scope
    {
        private readonly bool _before;

        internal Scope(bool before) => _before = before;

        /// <summary>From here on it is as it was before.</summary>
        public void Dispose() => _isLent = _before;
    }
}
