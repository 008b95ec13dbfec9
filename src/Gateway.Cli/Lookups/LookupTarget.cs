using System.CommandLine.Parsing;
using System.Globalization;
using Gateway.Cli.Texts;

namespace Gateway.Cli.Lookups;

/// <summary>What is looked up: <c>DEPARTMENT/ENTRY[@MAJOR]</c>.</summary>
/// <param name="Department">Slug of the providing department.</param>
/// <param name="Entry">api_name of the entry.</param>
/// <param name="Major">Major version; 0 for the newest.</param>
internal sealed record LookupTarget(string Department, string Entry, uint Major)
{
    public static LookupTarget? Find(string written)
    {
        if (written.Split('/') is not [{ Length: > 0 } department, { Length: > 0 } rest])
        {
            return null;
        }

        return rest.Split('@') switch
        {
            [{ Length: > 0 } entry] => new LookupTarget(department, entry, 0),
            [{ Length: > 0 } entry, var major]
                when uint.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 =>
                new LookupTarget(department, entry, number),
            _ => null,
        };
    }

    /// <summary>Parses the argument, and adds the fault to it where it is none.</summary>
    public static LookupTarget? Parse(ArgumentResult result, Language language)
    {
        var found = result.Tokens.Count == 1 ? Find(result.Tokens[0].Value) : null;
        if (found is null)
        {
            result.AddError(LookupTexts.TargetMalformed.In(language));
        }

        return found;
    }
}
