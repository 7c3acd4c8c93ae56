using System.Globalization;

namespace KuCoin.Sandbox.Ledger;

/// <summary>Who may call: the made-up keys and the users behind them.</summary>
internal sealed class KeyRing
{
    private readonly int _seed;
    private readonly IdMint _ids;
    private readonly Dictionary<string, (SandboxKey Key, User User)> _keys = new(StringComparer.Ordinal);
    private long _uid = 165_000_000;

    public KeyRing(int seed, IdMint ids)
    {
        (_seed, _ids) = (seed, ids);
        DefaultUser = NewUser();
        Default = Add(DefaultUser, SandboxKey.AllPermissions);
    }

    public User DefaultUser { get; }
    public SandboxKey Default { get; }
    public IReadOnlyList<SandboxKey> All => [.. _keys.Values.Select(static k => k.Key)];

    public User NewUser() => new(_ids.Hex24(), ++_uid, isHouse: false);

    public User NewSubAccount(User master, string name) => new(_ids.Hex24(), ++_uid, isHouse: false) { Master = master, SubName = name };

    /// <summary>A sub-account by its user id, if it is one of this master.</summary>
    public User? SubAccountOf(User master, string? id) =>
        _keys.Values.Select(static k => k.User).FirstOrDefault(u => ReferenceEquals(u.Master, master) && u.Id.Equals(id, StringComparison.Ordinal));

    public SandboxKey Add(User user, string permissions, int version = 3, string? ipWhitelist = null)
    {
        var number = _keys.Count + 1;
        var key = new SandboxKey(
            string.Create(CultureInfo.InvariantCulture, $"5a4db0{_seed & 0xffff:x4}{number:x14}"),
            string.Create(CultureInfo.InvariantCulture, $"sandbox-secret-of-key-{number}-seed-{_seed}"),
            string.Create(CultureInfo.InvariantCulture, $"sandbox-passphrase-{number}"),
            permissions,
            version,
            ipWhitelist);
        _keys.Add(key.ApiKey, (key, user));
        return key;
    }

    public (SandboxKey Key, User User)? Find(string apiKey) => _keys.TryGetValue(apiKey, out var found) ? found : null;

    /// <summary>The user with a UID who has a key.</summary>
    public User? UserWith(long uid) => _keys.Values.Select(static k => k.User).FirstOrDefault(u => u.Uid == uid);

    public User UserOf(SandboxKey key) =>
        Find(key.ApiKey)?.User ?? throw new ArgumentException("The key is not of this sandbox.", nameof(key));
}
