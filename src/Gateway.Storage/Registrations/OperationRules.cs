using Gateway.Core.Catalogue.Rules;
using Google.Protobuf.Collections;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations;

internal static class OperationRules
{
    public static void Check(RepeatedField<Proto.Operation> operations, bool required, FaultList faults)
    {
        ValueRules.CheckCount(faults, "operations", operations.Count, 16, required);
        ValueRules.CheckDistinct(faults, "operations", operations);
        for (var i = 0; i < operations.Count; i++)
        {
            using var step = faults.In("operations", i);
            ValueRules.CheckKnown(faults, "", operations[i]);
        }
    }
}
