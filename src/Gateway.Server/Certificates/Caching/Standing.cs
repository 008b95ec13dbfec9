namespace Gateway.Server.Certificates.Caching;

/// <summary>How an answer stands to what this replica knows of the feed.</summary>
internal enum Standing
{
    /// <summary>Nothing later is about it.</summary>
    Held,

    /// <summary>The feed is not confirmed: nothing can be said.</summary>
    Unconfirmed,

    /// <summary>It began at a point that this replica does not know, or not any more.</summary>
    Unknown,

    /// <summary>A later event is about it.</summary>
    Touched,
}
