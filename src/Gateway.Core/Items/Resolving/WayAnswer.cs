namespace Gateway.Core.Items.Resolving;

/// <summary>What a way led to.</summary>
/// <typeparam name="TEvidence">What stands behind it.</typeparam>
/// <param name="Reason">Why it does not replace the material; <see cref="MaterialReason.None"/> where it does.</param>
/// <param name="Code">What exactly: a reason code; empty where there is none.</param>
/// <param name="Evidence">What stands behind it; the default where nobody was asked.</param>
public readonly record struct WayAnswer<TEvidence>(MaterialReason Reason, string Code, TEvidence? Evidence)
{
    /// <summary>It replaces the material.</summary>
    public bool Replaces => Reason == MaterialReason.None;
}

/// <summary>One way that was tried.</summary>
/// <typeparam name="TEvidence">What stands behind it.</typeparam>
/// <param name="Way">Which of the material's ways, from 0.</param>
/// <param name="Answer">What it led to, as far as the applicant waited.</param>
/// <param name="Elapsed">How long that took.</param>
/// <param name="Awaited">The answer that is still to come; null where it was waited for.</param>
public sealed record WayAttempt<TEvidence>(int Way, WayAnswer<TEvidence> Answer, TimeSpan Elapsed, Task<WayAnswer<TEvidence>>? Awaited);

/// <summary>What became of a line.</summary>
/// <typeparam name="TEvidence">What stands behind it.</typeparam>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why the applicant brings it; none where it is replaced.</param>
/// <param name="Way">The way that was gone.</param>
/// <param name="Attempts">The ways that were tried, in order; the last is the one that was gone, unless that is the applicant.</param>
public sealed record LineResult<TEvidence>(MaterialOutcome Outcome, MaterialReason Reason, int Way, IReadOnlyList<WayAttempt<TEvidence>> Attempts);
