using Gateway.Cli.Texts;

namespace Gateway.Cli.Connecting;

/// <summary>An address or a file of a connection is not what it should be.</summary>
public sealed class ConnectionSettingsException : Exception
{
    internal ConnectionSettingsException(Phrase phrase)
        : base(phrase.In(Language.English))
    {
        Phrase = phrase;
    }

    internal Phrase Phrase { get; }
}
