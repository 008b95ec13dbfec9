namespace Gateway.Core.Decisions;

/// <summary>Whose fault a refusal or failure was; numbered as in the contracts.</summary>
public enum FaultSide
{
    /// <summary>Nobody's.</summary>
    None = 0,

    /// <summary>The consumer's.</summary>
    Consumer = 1,

    /// <summary>The provider's.</summary>
    Provider = 2,

    /// <summary>The gateway's.</summary>
    Gateway = 3,
}

/// <summary>Who can mend it.</summary>
public enum Mender
{
    /// <summary>The developer or operator of the calling system.</summary>
    Consumer = 1,

    /// <summary>The consumer's data steward: an agreement, an item, a registration.</summary>
    ConsumerSteward = 2,

    /// <summary>The provider's data steward: an entry, an agreement.</summary>
    ProviderSteward = 3,

    /// <summary>The providing department's operator.</summary>
    Provider = 4,

    /// <summary>Whoever runs the gateway.</summary>
    Operator = 5,
}
