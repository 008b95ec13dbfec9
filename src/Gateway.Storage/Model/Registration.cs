namespace Gateway.Storage.Model;

/// <summary>One registered document.</summary>
internal sealed class Registration
{
    /// <summary>Kind, numbered as in the contracts.</summary>
    public required short Kind { get; init; }

    /// <summary>Key among its kind.</summary>
    public required string Key { get; init; }

    /// <summary>Revision of the catalogue at which it last changed.</summary>
    public required long Revision { get; set; }

    /// <summary>Protobuf bytes in canonical form.</summary>
    public required byte[] Document { get; set; }
}
