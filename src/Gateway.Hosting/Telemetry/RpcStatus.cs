namespace Gateway.Hosting.Telemetry;

/// <summary>Names of gRPC statuses as spans have them (OpenTelemetry's <c>rpc.response.status_code</c>).</summary>
public static class RpcStatus
{
    private static readonly string[] s_names =
    [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
    ];

    /// <summary>The name of a status by its number: 14 is <c>UNAVAILABLE</c>.</summary>
    public static string NameOf(int status) => (uint)status < (uint)s_names.Length ? s_names[status] : "UNKNOWN";
}
