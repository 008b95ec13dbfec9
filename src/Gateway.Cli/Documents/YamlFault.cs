using System.Globalization;
using Gateway.Cli.Texts;

namespace Gateway.Cli.Documents;

/// <summary>One fault of one file.</summary>
public sealed record YamlFault
{
    internal YamlFault(string file, Place place, string path, Phrase phrase)
    {
        File = file;
        Line = place.Line;
        Column = place.Column;
        Path = path;
        Phrase = phrase;
    }

    /// <summary>The file, relative to the folder that was read.</summary>
    public string File { get; }

    /// <summary>The line, from one; zero where the whole file is meant.</summary>
    public long Line { get; }

    /// <summary>The column, from one; zero where the whole file is meant.</summary>
    public long Column { get; }

    /// <summary>The path inside the document, <c>fields[3].api_name</c>; empty for the document itself.</summary>
    public string Path { get; }

    internal Phrase Phrase { get; }

    /// <summary><c>file:line:column</c>.</summary>
    public string Source => Line == 0 ? File : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");

    /// <summary>What is wrong and what to write instead.</summary>
    public string Message(Language language) => Phrase.In(language);

    /// <summary><c>file:line:column: path: what is wrong and what to write instead</c>.</summary>
    public string In(Language language) =>
        Path.Length == 0 ? $"{Source}: {Message(language)}" : $"{Source}: {Path}: {Message(language)}";

    /// <inheritdoc/>
    public override string ToString() => In(Language.English);
}
