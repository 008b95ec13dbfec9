namespace Gateway.Core.Minimisation;

/// <summary>What becomes of a token's bytes as they come.</summary>
internal enum LeafWay
{
    /// <summary>They are checked and dropped.</summary>
    Dropped = 0,

    /// <summary>They are emitted as they are.</summary>
    Passed,

    /// <summary>They are held until the token is whole.</summary>
    Held,
}
