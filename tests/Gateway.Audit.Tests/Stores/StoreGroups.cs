using System.Collections.Concurrent;

namespace Gateway.Audit.Tests.Stores;

/// <summary>Groups for tests that speak to a store without a log.</summary>
internal static class StoreGroups
{
    public static LogGroup Of(params (Guid Id, byte[] Record)[] records)
    {
        var group = new LogGroup(_ => { });
        foreach ((Guid id, byte[] record) in records)
        {
            group.Add(id, record, LeafHash.Compute(record), new PendingAppend(new ConcurrentQueue<PendingAppend>()));
        }

        return group;
    }
}
