namespace Gateway.Server.Materials.Resolving;

/// <summary>When a silent department is asked again: soon at first, then every half hour.</summary>
internal static class Backoff
{
    private static readonly TimeSpan[] s_waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30),
    ];

    /// <summary>How long an answer that is under way is waited for before the department is asked anew.</summary>
    public static readonly TimeSpan UnderWay = TimeSpan.FromSeconds(30);

    /// <summary>The wait after so many tries.</summary>
    public static TimeSpan After(int tries) => s_waits[Math.Clamp(tries, 0, s_waits.Length - 1)];
}
