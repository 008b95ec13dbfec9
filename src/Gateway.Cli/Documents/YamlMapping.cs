namespace Gateway.Cli.Documents;

/// <summary>A mapping with its pairs as they were written: in order, duplicates too.</summary>
internal sealed record YamlMapping(Place Place, IReadOnlyList<(YamlNode Key, YamlNode Value)> Pairs) : YamlNode(Place);
