using Gateway.Core.Decisions;
using Gateway.Storage.Following;
using Microsoft.AspNetCore.Connections.Features;

namespace Gateway.Server.Identity;

/// <summary>
/// Identifies callers. The handshake accepts any client certificate; here it is refused with a reason.
/// What a certificate proves is kept with its connection; whose it is, is looked up on every call.
/// </summary>
internal sealed class CallerIdentifier(CertificateVerifier verifier, AuthorityFiles authorities, TimeProvider time)
{
    private static readonly object s_key = new();

    /// <summary>The caller of a request.</summary>
    public Caller Identify(HttpContext context, SnapshotView view)
    {
        var snapshot = view.Snapshot;
        var address = context.Connection.RemoteIpAddress;
        if (Verify(context) is not { } verified)
        {
            return new Caller(null, Reasons.CertificateMissing, null, address);
        }

        if (verified.Refused is not null)
        {
            return new Caller(null, verified.Refused, null, address);
        }

        var now = time.GetUtcNow();
        if (now < verified.NotBefore || now > verified.NotAfter)
        {
            return new Caller(null, Reasons.CertificateExpired, null, address);
        }

        var id = (verified.SpiffeId is null ? null : snapshot.FindSystemByCredential(verified.SpiffeId))
            ?? snapshot.FindSystemByCredential(verified.Thumbprint);
        if (id is null || snapshot.Systems.Find(id) is not { } system)
        {
            // By a snapshot that may be old nobody is called unknown: at the start it knows no system at all.
            var reason = view.IsFresh(time.GetTimestamp()) ? Reasons.CallerUnknown : Reasons.SnapshotStale;
            return new Caller(null, reason, verified.SpiffeId, address);
        }

        return verified.Authority!.SpeaksFor(system.Department)
            ? new Caller(system, null, verified.SpiffeId, address)
            : new Caller(null, Reasons.AuthorityNotOfDepartment, verified.SpiffeId, address);
    }

    private VerifiedCertificate? Verify(HttpContext context)
    {
        var items = context.Features.Get<IConnectionItemsFeature>()?.Items;
        var current = authorities.Current;
        if (items is not null)
        {
            lock (items)
            {
                if (items.TryGetValue(s_key, out var kept)
                    && kept is VerifiedCertificate verified && verified.Generation == current.Generation)
                {
                    return verified;
                }
            }
        }

        if (context.Connection.ClientCertificate is not { } certificate)
        {
            return null;
        }

        var fresh = verifier.Verify(certificate, current);
        if (items is not null)
        {
            lock (items)
            {
                items[s_key] = fresh;
            }
        }

        return fresh;
    }
}
