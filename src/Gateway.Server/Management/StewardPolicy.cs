using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Server.Identity;
using Gateway.Storage.Following;

namespace Gateway.Server.Management;

/// <summary>The policy "steward": a registered steward's system, or one that the configuration names before any is registered.</summary>
internal sealed class StewardPolicy(GatewayOptions options, CallerIdentifier identifier, SnapshotFollower follower)
{
    /// <summary>Name of the policy on endpoints.</summary>
    public const string Name = "steward";

    private readonly HashSet<string> _bootstrap = new(options.Stewards, StringComparer.Ordinal);

    /// <summary>Who acts, or why the caller may not. A known system that may not is named as well.</summary>
    public (Steward? Steward, Refusal? Refusal) Check(HttpContext context)
    {
        var view = follower.Current;
        var caller = identifier.Identify(context, view);
        if (caller.System is { } system)
        {
            return (new Steward(system.Id, system.Department), Refuse(system));
        }

        // Only a certificate whose authority may speak for its department gets here with a credential. Once a
        // steward is registered, the configuration names none any more.
        if (caller.Credential is { } credential && caller.Refused == Reasons.CallerUnknown && _bootstrap.Contains(credential)
            && !view.Snapshot.Systems.Any(pair => pair.Value.Role == SystemRole.Steward))
        {
            var segments = credential.Split('/');
            return (new Steward(segments[^1], segments[^2]), null);
        }

        return (null, new Refusal(caller.Refused!));
    }

    private Refusal? Refuse(RegisteredSystem system) => system switch
    {
        // A steward that was just suspended must not act by a snapshot that does not know it yet.
        _ when !follower.IsFresh() => new Refusal(Reasons.SnapshotStale),
        { Suspended: true } => new Refusal(Reasons.SystemSuspended),
        { Role: SystemRole.Steward } => null,
        _ => new Refusal(Reasons.SystemNotSteward),
    };
}

/// <summary>Who acts: a system and its department.</summary>
internal sealed record Steward(string System, string Department);
