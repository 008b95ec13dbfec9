using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Gateway.Cli.Terminals;

/// <summary>Moments as people read them: to the second, in UTC.</summary>
internal static class Moments
{
    public static string Of(Timestamp? moment) =>
        moment?.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
