using System.Collections;
using System.Globalization;
using System.Management.Automation;
using KuCoin.Binding;

namespace KuCoin.Commands;

/// <summary>One table of a policy. Whatever is wrong with a value is said with the table's and the value's name.</summary>
internal sealed class PolicyEntry
{
    private readonly Hashtable _values;

    public PolicyEntry(object? values, string name, IReadOnlyList<string> known)
    {
        Name = name;
        _values = (values is PSObject wrapped ? wrapped.BaseObject : values) as Hashtable ?? throw Invalid($"{name} is not a table, @{{ ... }}.");
        var unknown = _values.Keys.Cast<object>().Select(key => $"{key}").FirstOrDefault(key => !known.Contains(key, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null)
            throw Invalid($"{name} has no setting {unknown}; there are {string.Join(", ", known)}.");
    }

    public string Name { get; }

    public object? Value(string name) => _values[name] is PSObject wrapped ? wrapped.BaseObject : _values[name];

    public string? Text(string name) => Value(name) switch
    {
        null => null,
        string { Length: > 0 } text => text,
        _ => throw Fault($"{name} is not a text"),
    };

    public decimal? Amount(string name)
    {
        try
        {
            return (decimal?)MoneyAttribute.Read(Value(name));
        }
        catch (ValueRefusedException refusal)
        {
            throw Fault($"{name}: {refusal.Message.TrimEnd('.')}");
        }
    }

    public int? Whole(string name) => Amount(name) switch
    {
        null => null,
        { } number when number >= 0 && number < int.MaxValue && number % 1 == 0 => (int)number,
        { } number => throw Fault(string.Create(CultureInfo.InvariantCulture, $"{name} {number} is not a whole number from 0 on")),
    };

    public T? Word<T>(string name)
        where T : struct, Enum
    {
        try
        {
            return (T?)new WordAttribute(typeof(T)).Transform(null!, Text(name));
        }
        catch (ValueRefusedException refusal)
        {
            throw Fault($"{name} {refusal.Message.TrimEnd('.')}");
        }
    }

    /// <summary>The items of a list; a single item need not be one.</summary>
    public IEnumerable<object?> List(string name) => Value(name) switch
    {
        null => [],
        object[] items => items,
        var item => [item],
    };

    public IEnumerable<(string Name, object? Entry)> Table(string name) => Value(name) switch
    {
        null => [],
        Hashtable table => table.Keys.Cast<object>().Select(key => ($"{key}", table[key])).OrderBy(pair => pair.Item1, StringComparer.Ordinal),
        _ => throw Fault($"{name} is not a table, @{{ ... }}"),
    };

    public KuCoinException Fault(string what) => Invalid($"{Name}: {what}.");

    public static KuCoinException Invalid(string message) =>
        new(KuCoinErrorKind.InvalidArgument, "PolicyInvalid", message) { RecommendedAction = "Correct the policy; see about_KcTreasury." };
}
