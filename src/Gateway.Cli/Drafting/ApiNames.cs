using System.Globalization;
using System.Text;
using Gateway.Core.Catalogue;
using Gateway.Core.Catalogue.Rules;

namespace Gateway.Cli.Drafting;

/// <summary>Makes sound, distinct api_names of what an API calls things.</summary>
internal sealed class ApiNames(string suffix, string fallback)
{
    // Leaves room for a suffix and a number behind it.
    private const int Longest = 48;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _jsonNames = new(StringComparer.Ordinal);

    /// <summary>The name in lower_snake_case; the fallback with a number where it has no letter of ASCII.</summary>
    public string Take(string written)
    {
        var name = Snake(written);
        if (name.Length == 0)
        {
            name = fallback;
        }

        if (!IsSound(name))
        {
            name = $"{name}_{suffix}";
        }

        var distinct = name;
        for (var i = 2; !IsFree(distinct); i++)
        {
            distinct = string.Create(CultureInfo.InvariantCulture, $"{name}_{i}");
        }

        _names.Add(distinct);
        _jsonNames.Add(FieldRules.JsonNameOf(distinct));
        return distinct;
    }

    /// <summary>Words in lower case with one underscore between them; empty where there is no letter.</summary>
    public static string Snake(string written)
    {
        var name = new StringBuilder();
        for (var i = 0; i < written.Length; i++)
        {
            var character = written[i];
            if (!char.IsAsciiLetterOrDigit(character))
            {
                Cut(name);
                continue;
            }

            // taxpayerName, URLPath: a word begins at a capital behind a small one, or before a small one.
            if (char.IsAsciiLetterUpper(character) && i > 0 && (char.IsAsciiLetterLower(written[i - 1]) || char.IsAsciiDigit(written[i - 1])
                || (char.IsAsciiLetterUpper(written[i - 1]) && i + 1 < written.Length && char.IsAsciiLetterLower(written[i + 1]))))
            {
                Cut(name);
            }

            name.Append(char.ToLowerInvariant(character));
        }

        var text = name.ToString().Trim('_');
        if (!text.Any(char.IsAsciiLetterLower))
        {
            return "";
        }

        text = char.IsAsciiDigit(text[0]) ? $"n{text}" : text;
        return text.Length > Longest ? text[..Longest].TrimEnd('_') : text;
    }

    private static void Cut(StringBuilder name)
    {
        if (name.Length > 0 && name[^1] != '_')
        {
            name.Append('_');
        }
    }

    private static bool IsSound(string name) =>
        name is not (Field.StatesName or Field.ProvenanceName) && NameRules.CheckApiName(new FaultList(), "", name);

    // Generated code makes HasName and ClearName of a field "name".
    private bool IsFree(string name) =>
        !_names.Contains(name) && !_jsonNames.Contains(FieldRules.JsonNameOf(name))
        && !_names.Contains($"has_{name}") && !_names.Contains($"clear_{name}")
        && !(name.StartsWith("has_", StringComparison.Ordinal) && _names.Contains(name[4..]))
        && !(name.StartsWith("clear_", StringComparison.Ordinal) && _names.Contains(name[6..]));
}
