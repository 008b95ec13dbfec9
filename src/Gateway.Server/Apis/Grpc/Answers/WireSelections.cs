using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Gateway.Core.Apis;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Core.Minimisation.Wire;

namespace Gateway.Server.Apis.Grpc.Answers;

/// <summary>What of an operation's messages may pass under a decision: compiled once for each set of fields of an entry version.</summary>
internal static class WireSelections
{
    // Sets of fields are the caller's to choose, so their number is bounded.
    private const int Most = 1024;

    private static readonly ConditionalWeakTable<Entry, ConcurrentDictionary<Key, WireSelection>> s_compiled = [];

    /// <summary>The selection; of nothing where no granted field has a place in the answer.</summary>
    public static WireSelection Of(in Decision decision, ApiOperation operation)
    {
        var compiled = s_compiled.GetValue(decision.Entry!, static _ => new());
        var key = new Key(operation, decision.Plain, decision.Masked);
        if (compiled.TryGetValue(key, out var known))
        {
            return known;
        }

        var selection = Compile(decision.Entry!, operation, decision.Plain, decision.Masked);
        if (compiled.Count < Most)
        {
            compiled.TryAdd(key, selection);
        }

        return selection;
    }

    private static WireSelection Compile(Entry entry, ApiOperation operation, FieldSet plain, FieldSet masked) =>
        WireSelection.Compile(operation.Grpc!.Places
            .Where(place => plain.Contains(place.Field) || masked.Contains(place.Field))
            .Select(place => new WireField(
                place,
                entry.Fields[place.Field].Type,
                masked.Contains(place.Field) ? entry.Fields[place.Field].Masking : Masking.None,
                entry.Fields[place.Field].Length)));

    private sealed record Key(ApiOperation Operation, FieldSet Plain, FieldSet Masked)
    {
        public bool Equals(Key? other) =>
            other is not null && ReferenceEquals(Operation, other.Operation) && Plain == other.Plain && Masked == other.Masked;

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(Operation), Plain, Masked);
    }
}
