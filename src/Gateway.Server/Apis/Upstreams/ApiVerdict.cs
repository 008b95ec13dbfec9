using Gateway.Core.Decisions;

namespace Gateway.Server.Apis.Upstreams;

/// <summary>What the head of an API's answer says.</summary>
/// <param name="Refusal">Why it is no answer; null where it is one.</param>
/// <param name="Status">The status, for the log.</param>
/// <param name="IsTransport">The failure was of the way there: another destination may be tried, and the breaker counts it.</param>
/// <param name="IsAbsent">The API holds nothing of what was asked for.</param>
internal readonly record struct ApiVerdict(Refusal? Refusal, int Status = 0, bool IsTransport = false, bool IsAbsent = false);
