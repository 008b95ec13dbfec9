using System.Numerics;

namespace Gateway.Core.Records;

/// <summary>A moment as <c>google.protobuf.Timestamp</c> holds it.</summary>
/// <param name="Seconds">Unix seconds, of the years 1 to 9999.</param>
/// <param name="Nanos">Nanoseconds of the second, counting forward.</param>
public readonly record struct RecordMoment(long Seconds, int Nanos)
{
    private const long Least = -62_135_596_800;
    private const long Greatest = 253_402_300_799;

    /// <summary>It lies within the years 1 to 9999.</summary>
    public bool IsValid => Seconds is >= Least and <= Greatest && Nanos is >= 0 and <= 999_999_999;

    /// <summary>Bytes of the canonical wire form: members that are zero are left out.</summary>
    public int WireLength => MemberLength(unchecked((ulong)Seconds)) + MemberLength((uint)Nanos);

    /// <summary>The moment of a date and time.</summary>
    public static RecordMoment From(DateTimeOffset time)
    {
        var ticks = time.UtcTicks - DateTime.UnixEpoch.Ticks;
        var seconds = Math.DivRem(ticks, TimeSpan.TicksPerSecond, out var rest);
        if (rest < 0)
        {
            seconds--;
            rest += TimeSpan.TicksPerSecond;
        }

        return new RecordMoment(seconds, (int)(rest * TimeSpan.NanosecondsPerTick));
    }

    /// <summary>Reads the wire form: seconds = 1, nanos = 2, ascending, nothing else.</summary>
    public static bool TryRead(ReadOnlySpan<byte> message, out RecordMoment moment)
    {
        var scanner = new RecordScanner(message);
        var seconds = 0L;
        var nanos = 0;
        var last = 0;
        while (scanner.Read())
        {
            if (scanner.Number is < 1 or > 2 || scanner.Number <= last || scanner.WireType != WireType.Varint)
            {
                moment = default;
                return false;
            }

            last = scanner.Number;
            if (last == 1)
            {
                seconds = unchecked((long)scanner.Varint);
            }
            else
            {
                nanos = scanner.Varint <= int.MaxValue ? (int)scanner.Varint : -1;
            }
        }

        moment = new RecordMoment(seconds, nanos);
        return scanner.Flaw == RecordFlaw.None && moment.IsValid;
    }

    private static int MemberLength(ulong value) => value == 0 ? 0 : 1 + ((BitOperations.Log2(value) + 7) / 7);
}
