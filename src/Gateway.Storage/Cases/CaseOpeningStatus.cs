namespace Gateway.Storage.Cases;

/// <summary>What became of an opening.</summary>
public enum CaseOpeningStatus
{
    /// <summary>The case is new, and leased to who asked.</summary>
    Opened,

    /// <summary>The case was known, and is leased to who asked.</summary>
    Continued,

    /// <summary>Another resolves it just now; nothing changed.</summary>
    Busy,

    /// <summary>It is closed; nothing changed.</summary>
    Closed,
}
