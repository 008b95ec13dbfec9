using System.Globalization;

namespace Gateway.Server.Apis.Grpc;

/// <summary>The header <c>grpc-timeout</c>: at most eight digits and a unit.</summary>
internal static class GrpcTimeout
{
    /// <summary>Name of the header.</summary>
    public const string Name = "grpc-timeout";

    private const int GreatestDigits = 8;
    private const long GreatestMilliseconds = 99_999_999;

    /// <summary>A longer time is none at all.</summary>
    private static readonly TimeSpan s_greatest = TimeSpan.FromDays(20);

    /// <summary>Reads it; false where it is none.</summary>
    public static bool TryRead(string text, out TimeSpan timeout)
    {
        timeout = default;
        if (text.Length is < 2 or > GreatestDigits + 1 || !long.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        var ticks = text[^1] switch
        {
            'H' => TimeSpan.TicksPerHour,
            'M' => TimeSpan.TicksPerMinute,
            'S' => TimeSpan.TicksPerSecond,
            'm' => TimeSpan.TicksPerMillisecond,
            'u' => TimeSpan.TicksPerMicrosecond,
            'n' => 0L,
            _ => -1L,
        };
        timeout = TimeSpan.FromTicks(Math.Min(ticks == 0 ? value / TimeSpan.NanosecondsPerTick : value * ticks, s_greatest.Ticks));
        return ticks >= 0;
    }

    /// <summary>Writes a time that is not over.</summary>
    public static string Write(TimeSpan left) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp((long)Math.Ceiling(left.TotalMilliseconds), 1, GreatestMilliseconds)}m");
}
