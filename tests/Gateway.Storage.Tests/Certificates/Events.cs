using System.Collections.Immutable;
using Gateway.Core.Certificates;
using Gateway.Storage.Certificates;

namespace Gateway.Storage.Tests.Certificates;

/// <summary>Events of tests.</summary>
internal static class Events
{
    public const string Licence = "11100000MB0359469W001";
    public const string Permit = "11100000MB0359469W002";

    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);

    private static long s_next;

    /// <summary>An event of an id of its own.</summary>
    public static StatusEvent Of(UInt128 certificate, StatusEventKind kind = StatusEventKind.Revoked) => new()
    {
        Provider = "shichang",
        EventId = $"event-{Interlocked.Increment(ref s_next)}",
        TypeCode = Licence,
        Certificate = certificate,
        Holders = [certificate + 1_000_000],
        Kind = kind,
        OccurredAt = Noon,
        Payload = new byte[] { 1, 2, 3 },
    };

    public static StatusEvent Reset() => Of(0, StatusEventKind.Reset) with { Certificate = null, Holders = ImmutableArray<UInt128>.Empty };

    public static InvalidationKey Key(UInt128 certificate) => InvalidationKeys.OfCertificate(certificate);
}
