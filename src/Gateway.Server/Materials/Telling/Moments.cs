using Google.Protobuf.WellKnownTypes;

namespace Gateway.Server.Materials.Telling;

/// <summary>Moments as contracts tell them.</summary>
internal static class Moments
{
    public static Timestamp? Of(DateTimeOffset? moment) => moment is { } known ? Timestamp.FromDateTimeOffset(known) : null;
}
