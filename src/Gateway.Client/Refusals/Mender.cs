namespace Gateway.Client.Refusals;

/// <summary>Who can mend what failed.</summary>
public enum Mender
{
    /// <summary>Nobody said.</summary>
    Unknown = 0,

    /// <summary>Whoever develops or runs the calling system.</summary>
    Consumer = 1,

    /// <summary>The data steward of the calling department.</summary>
    ConsumerSteward = 2,

    /// <summary>The data steward of the providing department.</summary>
    ProviderSteward = 3,

    /// <summary>Whoever runs the providing department's adapter.</summary>
    Provider = 4,

    /// <summary>Whoever runs the gateway.</summary>
    Operator = 5,
}
