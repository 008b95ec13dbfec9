namespace Gateway.Cli.Documents;

/// <summary>A node of a YAML document, with its place.</summary>
internal abstract record YamlNode(Place Place)
{
    /// <summary>Written as nothing, <c>~</c> or <c>null</c>.</summary>
    public virtual bool IsNull => false;
}
