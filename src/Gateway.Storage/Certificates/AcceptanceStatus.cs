namespace Gateway.Storage.Certificates;

/// <summary>What became of a reported event.</summary>
public enum AcceptanceStatus
{
    /// <summary>It is in the feed from now on.</summary>
    Accepted,

    /// <summary>It was accepted before; nothing changed.</summary>
    Repeated,

    /// <summary>The department reported another event under its id; nothing changed.</summary>
    Conflicting,
}
