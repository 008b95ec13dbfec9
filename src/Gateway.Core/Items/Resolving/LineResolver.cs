using Gateway.Core.Items.Matters;

namespace Gateway.Core.Items.Resolving;

/// <summary>
/// Goes the ways of one material in their order until one replaces it. Each department is waited for as long as the item's patience
/// says; what it answers later is not lost: its attempt holds the answer to come.
/// </summary>
public static class LineResolver
{
    /// <summary>Resolves a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="from">The way to begin with.</param>
    /// <param name="go">Goes a way: asks a department, orders a check, offers a commitment. Faults are answers, not exceptions.</param>
    /// <param name="time">The clock of the patience.</param>
    public static async Task<LineResult<TEvidence>> ResolveAsync<TEvidence>(
        MatterLine line, int from, Func<int, Task<WayAnswer<TEvidence>>> go, TimeProvider time)
    {
        var attempts = new List<WayAttempt<TEvidence>>();
        var ways = line.Material.Ways;
        for (var i = from; i < ways.Length && ways[i] is not ApplicantWay; i++)
        {
            var attempt = await TryAsync(i, go(i), line.Patience, time);
            attempts.Add(attempt);
            if (attempt.Answer.Replaces)
            {
                return new(OutcomeRules.Of(ways[i]), MaterialReason.None, i, attempts);
            }
        }

        return new(
            MaterialOutcome.ToBeSupplied,
            OutcomeRules.WhyToSupply(attempts.Select(attempt => attempt.Answer.Reason)),
            Math.Max(from, ways.Length - 1),
            attempts);
    }

    private static async Task<WayAttempt<TEvidence>> TryAsync<TEvidence>(
        int way, Task<WayAnswer<TEvidence>> going, TimeSpan patience, TimeProvider time)
    {
        var start = time.GetTimestamp();
        if (!going.IsCompleted)
        {
            using var waited = new CancellationTokenSource();
            await Task.WhenAny(going, Task.Delay(patience, time, waited.Token));
            await waited.CancelAsync();
        }

        return going.IsCompleted
            ? new(way, await going, time.GetElapsedTime(start), null)
            : new(way, new(MaterialReason.DepartmentSilent, PatienceOver, default), time.GetElapsedTime(start), going);
    }

    /// <summary>Code of an attempt whose answer was not waited for any longer.</summary>
    public const string PatienceOver = "PATIENCE_OVER";
}
