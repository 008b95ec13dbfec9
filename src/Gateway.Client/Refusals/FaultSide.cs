namespace Gateway.Client.Refusals;

/// <summary>Whose fault a refusal or failure was.</summary>
public enum FaultSide
{
    /// <summary>Nobody said.</summary>
    Unknown = 0,

    /// <summary>The consumer's: the calling system, its department's agreements and registrations.</summary>
    Consumer = 1,

    /// <summary>The providing department's.</summary>
    Provider = 2,

    /// <summary>The gateway's.</summary>
    Gateway = 3,
}
