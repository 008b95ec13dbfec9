using Gateway.Core.Decisions;

namespace Gateway.Server.Departments;

/// <summary>Whether a department answered, and if not why.</summary>
/// <param name="Failure">Why there is no answer; null where there is one.</param>
/// <param name="IsTransport">The failure was of the way there: another adapter may be tried, and the breaker counts it.</param>
internal readonly record struct AskOutcome(Reason? Failure, bool IsTransport)
{
    /// <summary>It answered; the question holds the answer.</summary>
    public static readonly AskOutcome Answered;

    public static AskOutcome Failed(Reason reason, bool isTransport = false) => new(reason, isTransport);
}
