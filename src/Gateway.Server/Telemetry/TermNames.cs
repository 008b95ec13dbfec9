using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;

namespace Gateway.Server.Telemetry;

/// <summary>The words of calls and refusals as they stand in records, metadata, tags and labels.</summary>
internal static class TermNames
{
    /// <summary>"lookup", "verify", "lookup_many", "export", "watch", "call".</summary>
    public static string Name(this Operations operation) => operation switch
    {
        Operations.Lookup => "lookup",
        Operations.Verify => "verify",
        Operations.LookupMany => "lookup_many",
        Operations.Export => "export",
        Operations.Watch => "watch",
        Operations.Call => "call",
        _ => "",
    };

    /// <summary>"consumer", "provider", "gateway".</summary>
    public static string Name(this FaultSide side) => side switch
    {
        FaultSide.Consumer => "consumer",
        FaultSide.Provider => "provider",
        FaultSide.Gateway => "gateway",
        _ => "none",
    };

    /// <summary>"consumer", "consumer_steward", "provider_steward", "provider", "operator".</summary>
    public static string Name(this Mender mender) => mender switch
    {
        Mender.Consumer => "consumer",
        Mender.ConsumerSteward => "consumer_steward",
        Mender.ProviderSteward => "provider_steward",
        Mender.Provider => "provider",
        _ => "operator",
    };

    /// <summary>The name of a gRPC status: "PERMISSION_DENIED".</summary>
    public static string Name(this StatusCode status) => status switch
    {
        StatusCode.InvalidArgument => "INVALID_ARGUMENT",
        StatusCode.DeadlineExceeded => "DEADLINE_EXCEEDED",
        StatusCode.NotFound => "NOT_FOUND",
        StatusCode.PermissionDenied => "PERMISSION_DENIED",
        StatusCode.ResourceExhausted => "RESOURCE_EXHAUSTED",
        StatusCode.FailedPrecondition => "FAILED_PRECONDITION",
        StatusCode.Unimplemented => "UNIMPLEMENTED",
        StatusCode.Unavailable => "UNAVAILABLE",
        StatusCode.DataLoss => "DATA_LOSS",
        StatusCode.Unauthenticated => "UNAUTHENTICATED",
        _ => "INTERNAL",
    };
}
