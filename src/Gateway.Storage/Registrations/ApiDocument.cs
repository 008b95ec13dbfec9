using Gateway.Core.Apis;
using Gateway.Core.Catalogue;
using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Identifiers;
using Gateway.Storage.Registrations.Grpc;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations;

/// <summary>Checks what makes an entry an API of the department's own.</summary>
internal static class ApiDocument
{
    private const int GreatestDestinations = 32;
    private const int GreatestOperations = 256;
    private const int GreatestParameters = 64;
    private const int GreatestLength = 1024;
    private const int GreatestAnswer = 1_048_576;
    private const int GreatestTimeout = 600_000;

    public static void Check(Proto.Entry entry, Field[] fields, FaultList faults)
    {
        if (entry.Kind != Proto.EntryKind.Api || entry.Api is not { } api)
        {
            if (entry.Kind == Proto.EntryKind.Api || entry.Api is not null)
            {
                faults.Add("api", entry.Api is null ? ApiRules.Missing : ApiRules.Unused);
            }

            return;
        }

        if (entry.Operations.Count > 0)
        {
            faults.Add("operations", ApiRules.OperationsUnused);
        }

        if (entry.KeyFields.Count > 0 || entry.SubjectFields.Count > 0 || entry.CacheSeconds > 0)
        {
            faults.Add("key_fields", ApiRules.KeysUnused);
        }

        if (api.Credential.Length > 0)
        {
            NameRules.CheckSystemId(faults, "api.credential", api.Credential);
        }

        ValueRules.CheckRange(faults, "api.answer_kib", api.AnswerKib, 0, GreatestAnswer);
        ValueRules.CheckRange(faults, "api.timeout_ms", api.TimeoutMs, 0, GreatestTimeout);
        ValueRules.CheckKnown(faults, "api.session", api.Session, unsetAllowed: true);
        CheckDestinations(api, faults);
        var methods = api.Grpc is null ? null : GrpcDocument.Check(api, faults);
        ValueRules.CheckCount(faults, "api.operations", api.Operations.Count, GreatestOperations, required: true);
        ValueRules.CheckDistinct(faults, "api.operations", api.Operations.Select(operation => operation.Name));
        for (var i = 0; i < api.Operations.Count; i++)
        {
            using var step = faults.In("api.operations", i);
            NameRules.CheckApiName(faults, "name", api.Operations[i].Name);
            if (api.Grpc is null)
            {
                CheckOperation(api.Operations[i], api.Operations.Take(i), fields, faults);
            }
            else
            {
                GrpcDocument.CheckOperation(api.Operations[i], api.Operations.Take(i), methods, fields, faults);
            }
        }
    }

    private static void CheckDestinations(Proto.ApiTerms api, FaultList faults)
    {
        ValueRules.CheckCount(faults, "api.destinations", api.Destinations.Count, GreatestDestinations, required: true);
        ValueRules.CheckDistinct(faults, "api.destinations", api.Destinations.Select(destination => destination.Name));
        for (var i = 0; i < api.Destinations.Count; i++)
        {
            using var step = faults.In("api.destinations", i);
            var destination = api.Destinations[i];
            NameRules.CheckSystemId(faults, "name", destination.Name);
            ValueRules.CheckRange(faults, "weight", destination.Weight, 0, 100);
            if (!ApiRules.IsAddress(destination.Address))
            {
                faults.Add("address", ApiRules.Address);
            }
        }
    }

    private static void CheckOperation(
        Proto.ApiOperation operation, IEnumerable<Proto.ApiOperation> before, Field[] fields, FaultList faults)
    {
        if (operation.GrpcMethod.Length > 0)
        {
            faults.Add("grpc_method", GrpcRules.NotGrpc);
        }

        if (operation.Subjects.Count > 0)
        {
            faults.Add("subjects", GrpcRules.NotGrpc);
        }

        for (var i = 0; i < operation.Places.Count; i++)
        {
            if (operation.Places[i].Path.Length > 0)
            {
                using var step = faults.In("places", i);
                faults.Add("path", GrpcRules.NotGrpc);
            }
        }

        ApiRules.CheckMethod(faults, operation.Method, operation.TakesBody);
        if (!PathTemplate.TryParse(operation.Path, out var path))
        {
            faults.Add("path", ApiRules.Path);
        }
        else
        {
            CheckPath(operation, path, before, faults);
        }

        CheckParameters(operation, faults);
        if (operation.BodySchema.Length > 0 && !operation.TakesBody)
        {
            faults.Add("body_schema", SchemaRules.Unused);
        }
        else if (operation.BodySchema.Length > 0)
        {
            SchemaRules.Check(faults, "body_schema", operation.BodySchema);
        }

        ApiRules.CheckWhole(faults, operation.WholeAnswer, operation.Places.Count);
        if (operation.ResultCode is { } result)
        {
            ApiRules.CheckResult(
                faults, result.Pointer, result.Success.Count, [.. result.Success, .. result.Absent, .. result.Refused], operation.WholeAnswer.Length > 0);
        }

        ValueRules.CheckCount(faults, "places", operation.Places.Count, Entry.GreatestFieldCount);
        ApiRules.CheckPlaces(faults, fields, [.. operation.Places.Select(place => (place.Field, place.Pointer))]);
    }

    private static void CheckPath(
        Proto.ApiOperation operation, PathTemplate path, IEnumerable<Proto.ApiOperation> before, FaultList faults)
    {
        if (before.FirstOrDefault(other => other.Method == operation.Method
            && PathTemplate.TryParse(other.Path, out var known) && known.IsAmbiguousWith(path)) is { } same)
        {
            faults.Add("path", ApiRules.Ambiguous, same.Name);
        }

        foreach (var name in path.Parameters.Where(name => operation.Parameters.All(parameter => parameter.Name != name)))
        {
            faults.Add("parameters", ApiRules.ParameterMissing, name);
        }
    }

    private static void CheckParameters(Proto.ApiOperation operation, FaultList faults)
    {
        ValueRules.CheckCount(faults, "parameters", operation.Parameters.Count, GreatestParameters);
        ValueRules.CheckDistinct(faults, "parameters", operation.Parameters.Select(parameter => parameter.Name));
        for (var i = 0; i < operation.Parameters.Count; i++)
        {
            using var step = faults.In("parameters", i);
            var parameter = operation.Parameters[i];
            if (!ApiRules.IsParameterName(parameter.Name))
            {
                faults.Add("name", ApiRules.ParameterName);
            }

            ValueRules.CheckRange(faults, "length", parameter.Length, 0, GreatestLength);
            if (parameter.Pattern.Length > 0 && !ValuePattern.IsPattern(parameter.Pattern))
            {
                faults.Add("pattern", ApiRules.Pattern, ValuePattern.GreatestLength);
            }

            if (parameter.SubjectType.Length > 0 && !SubjectType.TryParse(parameter.SubjectType, out _, out _))
            {
                faults.Add("subject_type", ValueRules.Unknown, string.Join(", ", SubjectType.Known));
            }
        }
    }
}
