using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Gateway.Core.Apis;

namespace Gateway.Server.Apis.Upstreams;

/// <summary>
/// Chooses among the addresses of an API by their weights, those that are not well aside. A session is a case, or a system: its calls go to
/// one address as long as that is well, whichever replica they come to, and the shares of all sessions are still those of the weights.
/// </summary>
internal static class DestinationChoice
{
    /// <summary>The choice. Where none is well all that may be called are tried: a lone one that is back is used at once.</summary>
    /// <param name="destinations">At least one.</param>
    /// <param name="session">What the calls of a session have in common; null where each call is chosen for anew.</param>
    /// <param name="except">One to avoid where there is another.</param>
    /// <param name="stateOf">What is known of a destination.</param>
    public static ApiDestination Choose(
        ReadOnlySpan<ApiDestination> destinations, string? session, ApiDestination? except, Func<ApiDestination, DestinationState> stateOf)
    {
        if (destinations.Length == 1)
        {
            return destinations[0];
        }

        return Best(destinations, session, destination => destination != except && stateOf(destination) == DestinationState.Well)
            ?? Best(destinations, session, destination => destination != except && stateOf(destination) == DestinationState.Ill)
            ?? Best(destinations, session, destination => stateOf(destination) != DestinationState.NotAllowed)
            ?? destinations[0];
    }

    /// <summary>
    /// The least of -ln(u)/weight, with u uniform in (0, 1): each is the least as often as its weight says. Where u is drawn from the session and
    /// the destination's name, one that leaves moves its own sessions alone (weighted rendezvous hashing).
    /// </summary>
    private static ApiDestination? Best(ReadOnlySpan<ApiDestination> destinations, string? session, Func<ApiDestination, bool> may)
    {
        var (best, least) = ((ApiDestination?)null, double.PositiveInfinity);
        foreach (var destination in destinations)
        {
            if (may(destination))
            {
                var score = -Math.Log(session is null ? 1 - Random.Shared.NextDouble() : Uniform(session, destination.Name)) / destination.Weight;
                (best, least) = best is null || score < least ? (destination, score) : (best, least);
            }
        }

        return best;
    }

    private static double Uniform(string session, string name)
    {
        // Nobody can write a session that leads where it likes more easily than by trying, nor all of them to one place.
        var hash = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{session}")));
        return ((hash >> 11) + 0.5) / (1UL << 53);
    }
}
