using Gateway.Contracts.Adapter.V1;
using Gateway.Contracts.Cache.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Certificates;

namespace Gateway.Server.Certificates;

/// <summary>An answer about certificates: what the department said, and what the register held of each.</summary>
/// <param name="Fetched">The department's answer.</param>
/// <param name="Registered">The register's entry of each record's certificate; null where there is none.</param>
internal sealed record CertificateAnswer(FetchResponse Fetched, IReadOnlyList<RegisteredStatus?> Registered)
{
    /// <summary>The status of a record's certificate today; null where the source's code is not one that the entry names.</summary>
    public StatusJudgement? Judge(int record, in CertificateHead head, DateOnly today)
    {
        var registered = Registered[record];
        return head.IsUnread && registered is not { Kind: StatusEventKind.Revoked }
            ? null
            : StatusJudgement.Of(head.Status, Fetched.AsOf?.ToDateTimeOffset(), registered, head.LastDay, today);
    }

    /// <summary>The answer as the cache keeps it.</summary>
    public CachedAnswer ToCached() => new()
    {
        Fetched = Fetched,
        Statuses =
        {
            Registered.Select(status => status is { } known
                ? new CachedStatus { Kind = (uint)known.Kind, OccurredAt = known.OccurredAt.UtcTicks, Sequence = known.Sequence }
                : new CachedStatus()),
        },
    };

    /// <summary>The answer that the cache kept.</summary>
    public static CertificateAnswer Of(CachedAnswer cached) => new(
        cached.Fetched,
        [.. cached.Statuses.Select(status => status.Kind == 0
            ? (RegisteredStatus?)null
            : new RegisteredStatus((StatusEventKind)status.Kind, new DateTimeOffset(status.OccurredAt, TimeSpan.Zero), status.Sequence))]);

    /// <summary>The heads of the records, in order.</summary>
    public CertificateHead[] Heads(Entry entry) => [.. Fetched.Records.Select(record => CertificateHead.Read(entry, record.Span))];
}
