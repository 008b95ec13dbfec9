namespace Gateway.Server.Exchanges;

/// <summary>The city's time zone: its day is the day of agreements, items and quotas.</summary>
internal sealed class Jurisdiction(GatewayOptions options, TimeProvider time)
{
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);

    /// <summary>The present day.</summary>
    public DateOnly Today() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zone).DateTime);
}
