namespace Gateway.Core.Apis;

/// <summary>Which calls of an API go to one destination.</summary>
public enum ApiSession
{
    /// <summary>None: each call is for itself.</summary>
    None,

    /// <summary>Those of one system.</summary>
    System,

    /// <summary>Those of one case or task of one system.</summary>
    Case,
}
