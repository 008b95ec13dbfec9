using Google.Protobuf.WellKnownTypes;

namespace Gateway.Server.Materials.Telling;

/// <summary>Moments as contracts tell them.</summary>
internal static class Moments
{
    /// <summary>This moment, as exact as the database keeps it: told at once and read back, it is the same.</summary>
    public static DateTimeOffset Now(TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    public static Timestamp? Of(DateTimeOffset? moment) => moment is { } known ? Timestamp.FromDateTimeOffset(known) : null;
}
