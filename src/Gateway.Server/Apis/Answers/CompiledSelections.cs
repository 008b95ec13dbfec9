using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Gateway.Core.Apis;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;

namespace Gateway.Server.Apis.Answers;

/// <summary>What of an operation's answers may pass under a decision: compiled once for each set of fields of an entry version.</summary>
/// <param name="compile">Compiles it, of the fields that pass plain and of those that pass masked.</param>
internal sealed class CompiledSelections<TSelection>(Func<Entry, ApiOperation, FieldSet, FieldSet, TSelection> compile)
{
    // Sets of fields are the caller's to choose, so their number is bounded.
    private const int Most = 1024;

    private readonly ConditionalWeakTable<Entry, ConcurrentDictionary<Key, TSelection>> _compiled = [];

    /// <summary>The selection.</summary>
    public TSelection Of(in Decision decision, ApiOperation operation)
    {
        var entry = decision.Entry!;
        var compiled = _compiled.GetValue(entry, static _ => new());
        var key = new Key(operation, decision.Plain, decision.Masked);
        if (compiled.TryGetValue(key, out var known))
        {
            return known;
        }

        var selection = compile(entry, operation, decision.Plain, decision.Masked);
        if (compiled.Count < Most)
        {
            compiled.TryAdd(key, selection);
        }

        return selection;
    }

    private sealed record Key(ApiOperation Operation, FieldSet Plain, FieldSet Masked)
    {
        public bool Equals(Key? other) =>
            other is not null && ReferenceEquals(Operation, other.Operation) && Plain == other.Plain && Masked == other.Masked;

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(Operation), Plain, Masked);
    }
}
