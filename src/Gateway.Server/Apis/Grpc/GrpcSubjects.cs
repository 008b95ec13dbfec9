using Gateway.Core.Apis;
using Gateway.Core.Apis.Grpc;
using Gateway.Core.Decisions;
using Gateway.Core.Minimisation.Wire;
using Gateway.Server.Apis.Requests;
using Gateway.Server.Exchanges;

namespace Gateway.Server.Apis.Grpc;

/// <summary>Names the subjects of a request that is one message. Runs after the decision: a stranger learns nothing from it.</summary>
internal static class GrpcSubjects
{
    private static readonly Refusal s_malformed = new(
        Reasons.RequestMalformed,
        Detail: "not a sound message: it is cut, holds a group or two members of a oneof, or a field of another type. 请求不是有效的消息。");

    /// <summary>The refusal, or null; it repeats no value.</summary>
    public static Refusal? Name(Exchange exchange, ApiOperation operation, ReadOnlySpan<byte> message, DateOnly today)
    {
        foreach (var subject in operation.Grpc!.Subjects)
        {
            if (SubjectReader.Read(subject, message, out var identifier) != WireFlaw.None)
            {
                return s_malformed;
            }

            if (identifier.Length == 0 && subject.Required)
            {
                return new Refusal(Reasons.KeyMalformed, Detail: $"request: {subject.Path} is required. 缺少 {subject.Path}。");
            }

            if (identifier.Length > 0 && ApiBinding.Name(exchange, subject.Path, subject.SubjectType, identifier, today) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }
}
