using Gateway.Cli.Texts;

namespace Gateway.Cli.Documents;

/// <summary>A file is over a bound and is not read on.</summary>
internal sealed class YamlBoundException(Place place, Phrase phrase) : Exception
{
    public Place Place { get; } = place;

    public Phrase Phrase { get; } = phrase;
}
