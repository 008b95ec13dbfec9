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

    /// <summary>Who acts, or why the caller may not.</summary>
    public (Steward? Steward, Refusal? Refusal) Check(HttpContext context)
    {
        var caller = identifier.Identify(context, follower.Current.Snapshot);
        if (caller.System is { } system)
        {
            return system switch
            {
                { Suspended: true } => (null, new Refusal(Reasons.SystemSuspended)),
                { Role: SystemRole.Steward } => (new Steward(system.Id, system.Department, caller), null),
                _ => (null, new Refusal(Reasons.SystemNotSteward)),
            };
        }

        // Only a certificate whose authority may speak for its department gets here with a credential.
        if (caller.Credential is { } credential && caller.Refused == Reasons.CallerUnknown && _bootstrap.Contains(credential))
        {
            var segments = credential.Split('/');
            return (new Steward(segments[^1], segments[^2], caller), null);
        }

        return (null, new Refusal(caller.Refused!));
    }
}

/// <summary>Who acts.</summary>
/// <param name="System">Id of the steward's system.</param>
/// <param name="Department">Slug of its department.</param>
/// <param name="Caller">The caller.</param>
internal sealed record Steward(string System, string Department, Caller Caller);
