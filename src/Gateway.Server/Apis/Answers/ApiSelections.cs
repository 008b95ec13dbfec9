using Gateway.Core.Apis;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Core.Minimisation;

namespace Gateway.Server.Apis.Answers;

/// <summary>What of an operation's JSON may pass under a decision.</summary>
internal static class ApiSelections
{
    private static readonly CompiledSelections<JsonSelection?> s_compiled = new(Compile);

    /// <summary>The selection; null where no granted field has a place in the answer.</summary>
    public static JsonSelection? Of(in Decision decision, ApiOperation operation) => s_compiled.Of(decision, operation);

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
}
