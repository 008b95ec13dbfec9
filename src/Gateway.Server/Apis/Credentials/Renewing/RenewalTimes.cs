namespace Gateway.Server.Apis.Credentials.Renewing;

/// <summary>When a secret is renewed.</summary>
/// <param name="Share">Of its life, after which it is renewed.</param>
/// <param name="Before">How long before its end it is renewed. The earlier of both counts, but never the first half of its life.</param>
internal sealed record RenewalTimes(double Share, TimeSpan Before)
{
    /// <summary>What is handed out for longer is fetched anew after this time.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(1);

    /// <summary>The longest a fetch may take.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>How long a failure is remembered: no call asks again before.</summary>
    public static readonly TimeSpan FailurePause = TimeSpan.FromSeconds(1);

    /// <summary>How long after a failed renewal the next is tried, while the old secret is still used.</summary>
    public static readonly TimeSpan RenewalPause = TimeSpan.FromSeconds(10);

    /// <summary>How long after a refused secret was dropped the next is not.</summary>
    public static readonly TimeSpan RefusalPause = TimeSpan.FromSeconds(5);

    /// <summary>How long after the beginning of its fetch a secret is renewed.</summary>
    public TimeSpan RenewAfter(TimeSpan life)
    {
        var early = Share * life < life - Before ? Share * life : life - Before;

        // A secret that lives for less than its lead would otherwise be fetched again by each call.
        return early > life / 2 ? early : life / 2;
    }
}
