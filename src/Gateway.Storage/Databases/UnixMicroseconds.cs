namespace Gateway.Storage.Databases;

/// <summary>Moments as the tables hold them: microseconds since 1970-01-01 UTC, what both databases can tell apart.</summary>
internal static class UnixMicroseconds
{
    public static long Of(DateTimeOffset moment) => (moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset ToMoment(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
