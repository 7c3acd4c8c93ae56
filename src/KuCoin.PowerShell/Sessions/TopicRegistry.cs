using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace KuCoin.Sessions;

/// <summary>The registered topics of each runspace. They end when the module is removed from it.</summary>
internal static class TopicRegistry
{
    private static readonly ConditionalWeakTable<Runspace, List<KcTopicSubscription>> Registered = [];

    /// <summary>Those of this runspace that still run; those that have ended by themselves are taken off the engine's list.</summary>
    public static IReadOnlyList<KcTopicSubscription> Own
    {
        get
        {
            var mine = Registered.GetOrCreateValue(Runspace.DefaultRunspace);
            foreach (var ended in mine.Where(subscription => !subscription.IsRunning).ToList())
                Remove(ended);
            return [.. mine];
        }
    }

    public static void Add(KcTopicSubscription subscription) => Registered.GetOrCreateValue(Runspace.DefaultRunspace).Add(subscription);

    public static void Remove(KcTopicSubscription subscription)
    {
        subscription.End();
        Registered.GetOrCreateValue(Runspace.DefaultRunspace).Remove(subscription);
    }

    public static void RemoveOwn()
    {
        foreach (var subscription in Own)
            Remove(subscription);
    }
}
