using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Gateway.Cli.Terminals;

/// <summary>Moments as people read them: to the second, by the clock of this machine, with its offset; Z is UTC.</summary>
internal static class Moments
{
    public static string Of(Terminal terminal, Timestamp? moment)
    {
        if (moment is null)
        {
            return "";
        }

        var local = TimeZoneInfo.ConvertTime(moment.ToDateTimeOffset(), terminal.Clock.LocalTimeZone);
        return local.ToString(local.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }
}
