using System.CommandLine.Parsing;
using System.Globalization;
using Gateway.Cli.Texts;

namespace Gateway.Cli.Terminals;

/// <summary>Times as they are written on the command line: <c>500ms</c>, <c>5s</c>, <c>2m</c>, <c>1h</c>, <c>7d</c>.</summary>
internal static class Durations
{
    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
        ("d", TimeSpan.FromDays(1)),
    ];

    public static TimeSpan? Find(string written)
    {
        foreach (var (unit, length) in Units)
        {
            if (written.EndsWith(unit, StringComparison.Ordinal)
                && uint.TryParse(written.AsSpan(0, written.Length - unit.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && count * length <= TimeSpan.FromDays(366))
            {
                return count * length;
            }
        }

        return null;
    }

    /// <summary>Parses an option's value, and adds the fault to it where it is none.</summary>
    public static TimeSpan? Parse(ArgumentResult result, Language language)
    {
        var written = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        var found = Find(written);
        if (found is null)
        {
            result.AddError(CommandTexts.NoTime.In(language, Printable.Quoted(written)));
        }

        return found;
    }
}
