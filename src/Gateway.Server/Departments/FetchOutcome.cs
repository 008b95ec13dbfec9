using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Decisions;

namespace Gateway.Server.Departments;

/// <summary>A department's answer, or why there is none.</summary>
/// <param name="Response">The answer; null where there is none.</param>
/// <param name="Failure">Why there is none; null where there is one.</param>
/// <param name="IsTransport">The failure was of the way there: another adapter may be tried, and the breaker counts it.</param>
internal readonly record struct FetchOutcome(FetchResponse? Response, Reason? Failure, bool IsTransport)
{
    public static FetchOutcome Answered(FetchResponse response) => new(response, null, false);

    public static FetchOutcome Failed(Reason reason, bool isTransport = false) => new(null, reason, isTransport);
}
