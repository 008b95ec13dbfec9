using Google.Protobuf.Collections;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations;

/// <summary>Lists of operations as sets.</summary>
internal static class OperationSet
{
    /// <exception cref="InvalidDataException">An operation is not known.</exception>
    public static Core.Catalogue.Operations Read(RepeatedField<Proto.Operation> operations)
    {
        var set = Core.Catalogue.Operations.None;
        foreach (var operation in operations)
        {
            set |= Of(operation) is var one and not Core.Catalogue.Operations.None
                ? one
                : throw new InvalidDataException($"No operation has the number {(int)operation}.");
        }

        return set;
    }

    /// <summary>The operation, or none where it is not known.</summary>
    public static Core.Catalogue.Operations Of(Proto.Operation operation) => operation switch
    {
        Proto.Operation.Lookup => Core.Catalogue.Operations.Lookup,
        Proto.Operation.Verify => Core.Catalogue.Operations.Verify,
        Proto.Operation.LookupMany => Core.Catalogue.Operations.LookupMany,
        Proto.Operation.Export => Core.Catalogue.Operations.Export,
        Proto.Operation.Watch => Core.Catalogue.Operations.Watch,
        _ => Core.Catalogue.Operations.None,
    };
}
