using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Gateway.Core.Apis;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Core.Minimisation;

namespace Gateway.Server.Apis.Answers;

/// <summary>What of an operation's answer may pass under a decision: compiled once for each set of fields of an entry version.</summary>
internal static class ApiSelections
{
    // Sets of fields are the caller's to choose, so their number is bounded.
    private const int Most = 1024;

    private static readonly ConditionalWeakTable<Entry, ConcurrentDictionary<Key, JsonSelection?>> s_compiled = [];

    /// <summary>The selection; null where no granted field has a place in the answer.</summary>
    public static JsonSelection? Of(in Decision decision, ApiOperation operation)
    {
        var entry = decision.Entry!;
        var compiled = s_compiled.GetValue(entry, static _ => new());
        var key = new Key(operation, decision.Plain, decision.Masked);
        if (compiled.TryGetValue(key, out var known))
        {
            return known;
        }

        var selection = Compile(entry, operation, decision.Plain, decision.Masked);
        if (compiled.Count < Most)
        {
            compiled.TryAdd(key, selection);
        }

        return selection;
    }

    private static JsonSelection? Compile(Entry entry, ApiOperation operation, FieldSet plain, FieldSet masked)
    {
        var fields = new List<SelectedField>();
        foreach (var place in operation.Places)
        {
            if (!plain.Contains(place.Field) && !masked.Contains(place.Field))
            {
                continue;
            }

            var field = entry.Fields[place.Field];
            if (!JsonPointerPath.TryParse(place.Pointer, out var pointer, out var fault))
            {
                throw new InvalidDataException(fault);
            }

            fields.Add(new SelectedField(place.Field, pointer, field.Type, masked.Contains(place.Field) ? field.Masking : Masking.None, field.Length));
        }

        if (fields.Count == 0)
        {
            return null;
        }

        return JsonSelection.TryCompile(fields, out var selection, out var faults)
            ? selection
            : throw new InvalidDataException(faults[0].English);
    }

    private sealed record Key(ApiOperation Operation, FieldSet Plain, FieldSet Masked)
    {
        public bool Equals(Key? other) =>
            other is not null && ReferenceEquals(Operation, other.Operation) && Plain == other.Plain && Masked == other.Masked;

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(Operation), Plain, Masked);
    }
}
