using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Identifiers;
using Google.Protobuf.Reflection;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Grpc;

/// <summary>Checks where subjects stand in the request of an operation of gRPC.</summary>
internal static class GrpcSubjects
{
    private const int Greatest = 16;

    /// <summary>Checks them; their places too, where the method is known.</summary>
    public static void Check(Proto.ApiOperation operation, MethodDescriptor? method, FaultList faults)
    {
        ValueRules.CheckCount(faults, "subjects", operation.Subjects.Count, Greatest);
        ValueRules.CheckDistinct(faults, "subjects", operation.Subjects.Select(subject => subject.Path));
        if (method is { IsClientStreaming: true } && operation.Subjects.Count > 0)
        {
            faults.Add("subjects", GrpcRules.SubjectsOfStream);
        }

        for (var i = 0; i < operation.Subjects.Count; i++)
        {
            using var step = faults.In("subjects", i);
            if (!SubjectType.TryParse(operation.Subjects[i].SubjectType, out _, out _))
            {
                faults.Add("subject_type", ValueRules.Unknown, string.Join(", ", SubjectType.Known));
            }

            if (method is not null && SubjectPath.Find(method.InputType, operation.Subjects[i].Path, out var fault) is null)
            {
                faults.Add("path", fault.Rule, fault.Arguments);
            }
        }
    }
}
