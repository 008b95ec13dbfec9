namespace Gateway.Core.Decisions;

/// <summary>A stable reason of a refusal or failure: its statuses, whose turn it is to mend it, and its texts.</summary>
/// <param name="Code">Stable code, upper snake case; the <c>reason</c> of <c>google.rpc.ErrorInfo</c>.</param>
/// <param name="Status">gRPC status.</param>
/// <param name="HttpStatus">HTTP status of the same.</param>
/// <param name="Fault">Whose fault it was.</param>
/// <param name="MendBy">Who can mend it.</param>
/// <param name="English">What is wrong and what to do, in English.</param>
/// <param name="Chinese">The same in Chinese.</param>
public sealed record Reason(
    string Code,
    StatusCode Status,
    int HttpStatus,
    FaultSide Fault,
    Mender MendBy,
    string English,
    string Chinese);
