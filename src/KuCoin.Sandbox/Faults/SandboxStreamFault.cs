namespace KuCoin.Sandbox;

/// <summary>What goes wrong on a stream. The first two meet a frame of the client, the others a message on its way to one.</summary>
public enum SandboxStreamFault
{
    /// <summary>Nothing: the fault is about requests.</summary>
    None,

    /// <summary>The connection breaks at the next frame the client sends.</summary>
    Cut,

    /// <summary>A ping of the client stays without answer.</summary>
    StallPong,

    /// <summary>The connection breaks where the message should have gone.</summary>
    Drop,

    /// <summary>From the message on nothing comes any more, no pong either; the connection stays open.</summary>
    Stall,

    /// <summary>The message comes twice.</summary>
    Duplicate,

    /// <summary>The message comes after the next one of its connection.</summary>
    Reorder,

    /// <summary>The message is lost: a hole in the sequence.</summary>
    Hole,

    /// <summary>The message comes in fragments, with pauses between.</summary>
    SlowFragments,

    /// <summary>Before the message the connection ends, as after 24 hours; its token opens no other.</summary>
    TokenEnd,

    /// <summary>Before the message an error frame about the connection comes.</summary>
    ErrorFrame,

    /// <summary>Before the message a frame of a type comes that nobody knows.</summary>
    UnknownFrame,

    /// <summary>All connections break, and for the fault's delay none can be made.</summary>
    Restart,
}
