namespace Gateway.Cli.Texts;

/// <summary>A text with its arguments, told in either language.</summary>
internal sealed record Phrase(Text Text, params object?[] Arguments)
{
    public string In(Language language) => Text.In(language, Arguments);
}
