using Gateway.Core.Apis.Schemas;
using Gateway.Core.Decisions;

namespace Gateway.Server.Apis.Requests;

/// <summary>Binds a call's body to the operation's schema. Runs after the decision: a stranger neither learns of it nor costs a check.</summary>
internal static class BodyBinding
{
    /// <summary>The refusal, or null; it names places of the schema, and repeats nothing of the body.</summary>
    public static Refusal? Bind(ApiRequest request)
    {
        if (request.Operation.BodySchema is not { } schema || schema.Check(request.Body) is not { Count: > 0 } faults)
        {
            return null;
        }

        var english = string.Join("; ", faults.Select(fault => $"{PlaceOf(fault, "")}{fault.English}"));
        var chinese = string.Join("；", faults.Select(fault => $"{PlaceOf(fault, "请求体")}{fault.Chinese}"));
        return new Refusal(Reasons.RequestMalformed, Detail: $"body: {english}. {chinese}。");
    }

    private static string PlaceOf(BodyFault fault, string whole) => fault.Pointer.Length == 0 ? whole : fault.Pointer + " ";
}
