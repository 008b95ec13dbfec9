namespace Gateway.Cli.Texts;

/// <summary>Which language to speak.</summary>
internal static class Languages
{
    public const string Option = "--lang";
    public const string EnglishName = "en";
    public const string ChineseName = "zh";

    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>
    /// By <c>--lang</c>, else by the first locale variable that is set, as POSIX orders them. Read before the
    /// arguments are parsed, because the parser holds the texts.
    /// </summary>
    public static Language Choose(IReadOnlyList<string> arguments, Func<string, string?> environment)
    {
        var locale = Named(arguments)
            ?? LocaleVariables.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return locale?.StartsWith(ChineseName, StringComparison.OrdinalIgnoreCase) == true ? Language.Chinese : Language.English;
    }

    private static string? Named(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == Option)
            {
                return i + 1 < arguments.Count ? arguments[i + 1] : null;
            }

            if (arguments[i].StartsWith(Option + "=", StringComparison.Ordinal) || arguments[i].StartsWith(Option + ":", StringComparison.Ordinal))
            {
                return arguments[i][(Option.Length + 1)..];
            }
        }

        return null;
    }
}
