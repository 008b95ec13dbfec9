using Gateway.Server.Exchanges;

namespace Gateway.Server.Certificates.Events;

/// <summary>How many watches of each system are open: each reads the database whenever the feed moves.</summary>
internal sealed class OpenWatches() : OpenOfSystem(GreatestOfSystem)
{
    /// <summary>Watches that a system may have open at once, on one replica.</summary>
    public const int GreatestOfSystem = 32;
}
