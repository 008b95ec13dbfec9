using System.Runtime.CompilerServices;
using Gateway.Core.Apis;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Core.Minimisation;

namespace Gateway.Server.Apis.Answers;

/// <summary>What of an operation's JSON may pass under a decision.</summary>
internal static class ApiSelections
{
    private static readonly CompiledSelections<JsonSelection?> s_compiled = new(Compile);
    private static readonly ConditionalWeakTable<ApiOperation, JsonSelection> s_declared = [];

    /// <summary>The selection; null where no granted field has a place in the answer.</summary>
    public static JsonSelection? Of(in Decision decision, ApiOperation operation) => s_compiled.Of(decision, operation);

    /// <summary>All that the operation declares, by which an answer is judged of which nothing passes; null where it declares nothing.</summary>
    public static JsonSelection? Declared(Entry entry, ApiOperation operation) => operation.Places.IsEmpty
        ? null
        : s_declared.GetValue(operation, operation => Compile(entry, operation.Places, _ => Masking.None)!);

    private static JsonSelection? Compile(Entry entry, ApiOperation operation, FieldSet plain, FieldSet masked) => Compile(
        entry,
        operation.Places.Where(place => plain.Contains(place.Field) || masked.Contains(place.Field)),
        field => masked.Contains(field) ? entry.Fields[field].Masking : Masking.None);

    private static JsonSelection? Compile(Entry entry, IEnumerable<ApiPlace> places, Func<int, Masking> maskingOf)
    {
        var fields = new List<SelectedField>();
        foreach (var place in places)
        {
            var field = entry.Fields[place.Field];
            if (!JsonPointerPath.TryParse(place.Pointer, out var pointer, out var fault))
            {
                throw new InvalidDataException(fault);
            }

            fields.Add(new SelectedField(place.Field, pointer, field.Type, maskingOf(place.Field), field.Length));
        }

        if (fields.Count == 0)
        {
            return null;
        }

        return JsonSelection.TryCompile(fields, out var selection, out var faults)
            ? selection
            : throw new InvalidDataException(faults[0].English);
    }
}
