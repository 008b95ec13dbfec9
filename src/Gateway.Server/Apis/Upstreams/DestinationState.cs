namespace Gateway.Server.Apis.Upstreams;

/// <summary>What is known of a destination.</summary>
internal enum DestinationState
{
    /// <summary>The operator does not allow it, or no longer.</summary>
    NotAllowed,

    /// <summary>A call or its probe failed of late.</summary>
    Ill,

    /// <summary>It is called.</summary>
    Well,
}
