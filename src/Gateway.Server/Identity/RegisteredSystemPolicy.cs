using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Core.Snapshots;
using Gateway.Storage.Following;

namespace Gateway.Server.Identity;

/// <summary>The policy "registered-system": any registered system that is not suspended, by a snapshot that is fresh.</summary>
internal sealed class RegisteredSystemPolicy(CallerIdentifier identifier, SnapshotFollower follower, TimeProvider time)
{
    /// <summary>Name of the policy on endpoints.</summary>
    public const string Name = "registered-system";

    /// <summary>Who calls by which snapshot, or why the caller may not. A known system that may not is named as well.</summary>
    public (RegisteredSystem? System, Snapshot Snapshot, Refusal? Refusal) Check(HttpContext context)
    {
        var view = follower.Current;
        var caller = identifier.Identify(context, view);
        var reason = caller.System switch
        {
            null => caller.Refused,
            _ when !view.IsFresh(time.GetTimestamp()) => Reasons.SnapshotStale,
            { Suspended: true } => Reasons.SystemSuspended,
            _ => null,
        };
        return (caller.System, view.Snapshot, reason is null ? null : new Refusal(reason));
    }
}
