namespace Gateway.Cli.Texts;

/// <summary>The languages that the command speaks.</summary>
public enum Language
{
    /// <summary>English.</summary>
    English,

    /// <summary>Simplified Chinese.</summary>
    Chinese,
}
