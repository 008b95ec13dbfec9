namespace Gateway.Cli.Documents;

/// <summary>A scalar as it was written, plain or quoted; what it means is up to the field it is for.</summary>
internal sealed record YamlScalar(Place Place, string Value, bool IsPlain) : YamlNode(Place)
{
    public override bool IsNull => IsPlain && Value is "" or "~" or "null" or "Null" or "NULL";
}
