using System.Globalization;

namespace Gateway.Adapter.Mapping;

/// <summary>One fault of a mapping file.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1; 0 where there is none.</param>
/// <param name="Key">The key, such as <c>fields.birth_date.format</c>; empty for the whole document.</param>
/// <param name="Message">What is wrong, and what to write instead.</param>
internal sealed record MappingFlaw(string File, int Line, string Key, string Message)
{
    public override string ToString()
    {
        var place = Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}") : File;
        return Key.Length > 0 ? $"{place}: {Key}: {Message}" : $"{place}: {Message}";
    }
}
