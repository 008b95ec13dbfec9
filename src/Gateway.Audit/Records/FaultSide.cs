namespace Gateway.Audit;

/// <summary>Whose fault a refusal or failure was. Numbers as in <c>gateway.audit.v1.FaultSide</c>.</summary>
public enum FaultSide
{
    /// <summary>Nobody's: it was answered.</summary>
    Nobody = 0,

    /// <summary>The consumer's.</summary>
    Consumer = 1,

    /// <summary>The provider's.</summary>
    Provider = 2,

    /// <summary>The gateway's.</summary>
    Gateway = 3,
}
