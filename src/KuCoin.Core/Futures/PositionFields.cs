using System.Text;
using System.Text.Json.Serialization.Metadata;
using KuCoin.Json;

namespace KuCoin;

/// <summary>The fields one message gave of a position. A change of the mark price brings a few only: they are laid over the last full state.</summary>
internal sealed class PositionFields
{
    private static readonly Dictionary<string, JsonPropertyInfo> Known =
        FuturesStreamJson.Messages.FuturesPosition.Properties.Where(field => field.Set is not null).ToDictionary(field => field.Name, StringComparer.Ordinal);

    private readonly List<(JsonPropertyInfo Field, object? Value)> _fields = [];

    /// <summary>True when the message tells how large the position is, as all but those about the mark price do.</summary>
    public bool AreFull { get; private set; }

    /// <summary>Reads a message's data.</summary>
    public static PositionFields Read(ref AnswerReader data)
    {
        data.EnterObject();
        var read = new PositionFields();
        while (data.TryReadName(out var name))
        {
            if (Known.TryGetValue(Encoding.UTF8.GetString(name), out var field))
            {
                read._fields.Add((field, data.Read(FuturesStreamJson.Messages.Options.GetTypeInfo(field.PropertyType))));
                read.AreFull |= name.SequenceEqual("currentQty"u8);
            }
            else
            {
                data.Skip();
            }
        }

        return read;
    }

    /// <summary>Sets the fields on a position.</summary>
    public void SetOn(FuturesPosition position)
    {
        foreach (var (field, value) in _fields)
            field.Set!(position, value);
    }

    /// <summary>What is true after the message: the last state with the message's fields laid over it. Null when there is no last state and the message is not full.</summary>
    public static FuturesPosition? Advance(FuturesPosition? known, FuturesPosition arrived)
    {
        var given = arrived.Given!;
        if (known is null && !given.AreFull)
            return null;
        var position = (known ?? arrived) with { Given = null, Reconciled = false, ChangeReason = null };
        given.SetOn(position);
        return position.Equals(known) ? null : position;
    }
}
