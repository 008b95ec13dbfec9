using Gateway.Core.Apis;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Core.Minimisation.Wire;
using Gateway.Server.Apis.Answers;

namespace Gateway.Server.Apis.Grpc.Answers;

/// <summary>What of an operation's messages may pass under a decision.</summary>
internal static class WireSelections
{
    private static readonly CompiledSelections<WireSelection> s_compiled = new(Compile);

    /// <summary>The selection; of nothing where no granted field has a place in the answer.</summary>
    public static WireSelection Of(in Decision decision, ApiOperation operation) => s_compiled.Of(decision, operation);

    private static WireSelection Compile(Entry entry, ApiOperation operation, FieldSet plain, FieldSet masked) =>
        WireSelection.Compile(operation.Grpc!.Places
            .Where(place => plain.Contains(place.Field) || masked.Contains(place.Field))
            .Select(place => new WireField(
                place,
                entry.Fields[place.Field].Type,
                masked.Contains(place.Field) ? entry.Fields[place.Field].Masking : Masking.None,
                entry.Fields[place.Field].Length)));
}
