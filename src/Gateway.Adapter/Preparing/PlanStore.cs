using System.Collections.Concurrent;

namespace Gateway.Adapter.Preparing;

/// <summary>The prepared schemas: one for each entry and version, and so many at most.</summary>
internal sealed class PlanStore
{
    private const int GreatestCount = 1024;

    private readonly ConcurrentDictionary<SchemaHandle, EntryPlan> _plans = new();
    private readonly Dictionary<(string Entry, string Version), EntryPlan> _current = [];
    private readonly Queue<(string, string)> _order = new();
    private readonly Lock _writing = new();

    public EntryPlan? Find(SchemaHandle handle) => _plans.GetValueOrDefault(handle);

    public void Put(EntryPlan plan)
    {
        lock (_writing)
        {
            var name = (plan.Entry, plan.Version);
            if (_current.TryGetValue(name, out var old))
            {
                _plans.TryRemove(old.Handle, out _);
            }
            else
            {
                _order.Enqueue(name);
                if (_order.Count > GreatestCount && _current.Remove(_order.Dequeue(), out var oldest))
                {
                    _plans.TryRemove(oldest.Handle, out _);
                }
            }

            _current[name] = plan;
            _plans[plan.Handle] = plan;
        }
    }

    /// <summary>Forgets a plan that the database no longer agrees with.</summary>
    public void Drop(EntryPlan plan) => _plans.TryRemove(plan.Handle, out _);
}
