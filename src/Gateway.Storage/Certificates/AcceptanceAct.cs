using System.Security.Cryptography;
using Gateway.Core.Certificates;
using Gateway.Storage.Databases;
using Gateway.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Certificates;

/// <summary>One act of acceptance under the lock of the head: what was there before, as far as the act touches it, and what comes.</summary>
internal sealed class AcceptanceAct
{
    private readonly GatewayContext _context;
    private readonly CertificateHead _head;
    private readonly long _acceptedAt;
    private readonly Dictionary<(string Provider, string EventId), Known> _known = [];
    private readonly Dictionary<(string TypeCode, UInt128 Certificate), List<RegisteredStatus>> _reported = [];
    private readonly Dictionary<(string TypeCode, UInt128 Certificate), CertificateStanding> _standings = [];
    private readonly HashSet<(string TypeCode, UInt128 Certificate)> _touched = [];

    private AcceptanceAct(GatewayContext context, CertificateHead head, long acceptedAt) =>
        (_context, _head, _acceptedAt) = (context, head, acceptedAt);

    /// <param name="context">Its context, in the transaction that holds the lock.</param>
    /// <param name="head">The locked head.</param>
    /// <param name="reports">The events to come.</param>
    /// <param name="acceptedAt">The database's clock, read under the lock.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<AcceptanceAct> BeginAsync(
        GatewayContext context,
        CertificateHead head,
        IReadOnlyList<StatusEvent> reports,
        long acceptedAt,
        CancellationToken cancellationToken)
    {
        var act = new AcceptanceAct(context, head, acceptedAt);
        foreach (var provider in reports.GroupBy(report => report.Provider, report => report.EventId))
        {
            await act.ReadKnownAsync(provider.Key, [.. provider.Distinct()], cancellationToken);
        }

        var certificates = reports.Where(report => report.Certificate is not null);
        foreach (var type in certificates.GroupBy(report => report.TypeCode, report => report.Certificate!.Value))
        {
            await act.ReadRegisteredAsync(type.Key, [.. type.Distinct().Select(HashBytes.Of)], cancellationToken);
        }

        return act;
    }

    /// <summary>Gives the event the next sequence, unless its id is known.</summary>
    public Acceptance Accept(StatusEvent report)
    {
        var digest = EventDigest.Of(report);
        var id = (report.Provider, report.EventId);
        if (_known.TryGetValue(id, out var known))
        {
            var status = digest.AsSpan().SequenceEqual(known.Digest) ? AcceptanceStatus.Repeated : AcceptanceStatus.Conflicting;
            return new(status, known.Sequence, UnixMicroseconds.ToMoment(known.AcceptedAt));
        }

        _head.Sequence++;
        _head.Tip = RandomNumberGenerator.GetBytes(HashBytes.Size);
        var row = new CertificateEvent
        {
            Sequence = _head.Sequence,
            Provider = report.Provider,
            EventId = report.EventId,
            TypeCode = report.TypeCode,
            Certificate = report.Certificate is { } certificate ? HashBytes.Of(certificate) : null,
            Holders = HashBytes.Of(report.Holders.AsSpan()),
            Kind = (short)report.Kind,
            OccurredAt = UnixMicroseconds.Of(report.OccurredAt),
            AcceptedAt = _acceptedAt,
            Tip = _head.Tip,
            ContentDigest = digest,
            Payload = report.Payload.ToArray(),
        };
        _context.CertificateEvents.Add(row);
        _known.Add(id, new(row.Sequence, row.AcceptedAt, digest));
        if (report.Certificate is { } hash)
        {
            var key = (report.TypeCode, hash);
            _touched.Add(key);
            Report(key, new(report.Kind, UnixMicroseconds.ToMoment(row.OccurredAt), row.Sequence));
        }

        return new(AcceptanceStatus.Accepted, row.Sequence, UnixMicroseconds.ToMoment(row.AcceptedAt));
    }

    /// <summary>All events of certificates of one type.</summary>
    internal static IQueryable<CertificateEvent> Reported(GatewayContext context, string typeCode, byte[][] certificates) =>
        // Said to be there, it is looked up in the index: what may be null is compared with each event of the type.
        context.CertificateEvents.AsNoTracking()
            .Where(row => row.TypeCode == typeCode && row.Certificate != null && certificates.Contains(row.Certificate));

    /// <summary>Puts the events that stand by now into the register.</summary>
    public void Register()
    {
        foreach (var key in _touched)
        {
            var standing = RegisteredStatus.Standing(_reported[key])!.Value;
            var occurredAt = UnixMicroseconds.Of(standing.OccurredAt);
            if (_standings.TryGetValue(key, out var row))
            {
                (row.Kind, row.OccurredAt, row.Sequence) = ((short)standing.Kind, occurredAt, standing.Sequence);
                continue;
            }

            _context.CertificateStandings.Add(new CertificateStanding
            {
                TypeCode = key.TypeCode,
                Certificate = HashBytes.Of(key.Certificate),
                Kind = (short)standing.Kind,
                OccurredAt = occurredAt,
                Sequence = standing.Sequence,
            });
        }
    }

    private async Task ReadKnownAsync(string provider, string[] ids, CancellationToken cancellationToken)
    {
        var rows = _context.CertificateEvents.AsNoTracking()
            .Where(row => row.Provider == provider && ids.Contains(row.EventId))
            .Select(row => new { row.EventId, row.Sequence, row.AcceptedAt, row.ContentDigest });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            _known.Add((provider, row.EventId), new(row.Sequence, row.AcceptedAt, row.ContentDigest));
        }
    }

    private async Task ReadRegisteredAsync(string typeCode, byte[][] certificates, CancellationToken cancellationToken)
    {
        var events = Reported(_context, typeCode, certificates)
            .Select(row => new { row.Certificate, row.Kind, row.OccurredAt, row.Sequence });
        await foreach (var row in events.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            Report(
                (typeCode, HashBytes.Read(row.Certificate)),
                new((StatusEventKind)row.Kind, UnixMicroseconds.ToMoment(row.OccurredAt), row.Sequence));
        }

        var standings = _context.CertificateStandings.Where(row => row.TypeCode == typeCode && certificates.Contains(row.Certificate));
        await foreach (var row in standings.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            _standings.Add((typeCode, HashBytes.Read(row.Certificate)), row);
        }
    }

    private void Report((string TypeCode, UInt128 Certificate) key, RegisteredStatus status)
    {
        if (!_reported.TryGetValue(key, out var reported))
        {
            _reported.Add(key, reported = []);
        }

        reported.Add(status);
    }

    private readonly record struct Known(long Sequence, long AcceptedAt, byte[] Digest);
}
