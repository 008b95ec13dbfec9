using System.Globalization;

namespace Gateway.Cli.Texts;

/// <summary>One text of the command in both languages, with the same numbered places.</summary>
internal sealed record Text(string English, string Chinese)
{
    /// <summary>The text with its places filled; a text or phrase among the arguments is told in the same language.</summary>
    public string In(Language language, params object?[] arguments)
    {
        var pattern = language == Language.Chinese ? Chinese : English;
        return arguments.Length == 0
            ? pattern
            : string.Format(CultureInfo.InvariantCulture, pattern, [.. arguments.Select(argument => Said(argument, language))]);
    }

    /// <summary>The text with its arguments, to be told later in either language.</summary>
    public Phrase With(params object?[] arguments) => new(this, arguments);

    private static object? Said(object? argument, Language language) => argument switch
    {
        Text text => text.In(language),
        Phrase phrase => phrase.In(language),
        _ => argument,
    };
}
