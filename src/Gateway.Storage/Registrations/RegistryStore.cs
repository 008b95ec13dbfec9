using System.Data.Common;
using Gateway.Contracts.Management.V1;
using Gateway.Core.Snapshots;
using Gateway.Storage.Databases;
using Gateway.Storage.Following;
using Gateway.Storage.Model;
using Gateway.Storage.Registrations.Items;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Gateway.Storage.Registrations;

/// <summary>What stewards have registered, in the database of record.</summary>
public sealed class RegistryStore
{
    /// <summary>Greatest number of documents of one act.</summary>
    public const int GreatestCount = 20_000;

    /// <summary>Greatest number of faults that one answer tells.</summary>
    public const int GreatestFaultCount = 5_000;

    private const int GreatestPageSize = 1000;
    private const int DefaultPageSize = 100;

    // An act of thousands of documents is checked, and recorded in the log, while it holds the lock.
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(10);

    private readonly ControlDatabase _database;
    private readonly HeadSignal _signal;
    private readonly TimeZoneInfo _zone;
    private readonly IApiAllowance? _allowance;
    private readonly ILogger<RegistryStore> _logger;

    internal RegistryStore(ControlDatabase database, HeadSignal signal, TimeZoneInfo zone, IApiAllowance? allowance, ILogger<RegistryStore> logger) =>
        (_database, _signal, _zone, _allowance, _logger) = (database, signal, zone, allowance, logger);

    /// <summary>
    /// Registers documents: all of them or none. What equals the registered is left as it is; where nothing
    /// differs, no revision is made.
    /// </summary>
    /// <param name="documents">The documents, at most <see cref="GreatestCount"/>.</param>
    /// <param name="dryRun">Only say what would change.</param>
    /// <param name="record">
    /// Records the act; called once, whatever the outcome. Where something changes it is called before the commit,
    /// and the act is undone if it throws. It must not register anything itself.
    /// </param>
    /// <param name="cancellationToken">Ends the act, unless it was recorded already.</param>
    /// <exception cref="ArgumentException">Too many documents.</exception>
    /// <exception cref="DbException">The database; nothing was changed, or the commit's fate is unknown.</exception>
    public async Task<ApplyOutcome> ApplyAsync(
        IReadOnlyList<Document> documents,
        bool dryRun,
        Func<ApplyOutcome, CancellationToken, Task> record,
        CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(documents.Count, GreatestCount, nameof(documents));
        var reader = new DocumentReader(_zone, new StringPool());
        var act = documents.Select(document => new Submission(document, reader)).ToArray();

        ApplyOutcome outcome;
        using (await _database.EnterWriteAsync(cancellationToken))
        await using (var context = _database.CreateContext())
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var head = await LockHeadAsync(context, cancellationToken);
            var view = await RegistryView.ReadAsync(context, act, cancellationToken);
            var check = new ReferenceCheck(view, reader, _allowance);
            foreach (var submission in act)
            {
                check.Check(submission);
            }

            outcome = Judge(act, view, head.Revision, dryRun) with { Standing = StandingOf(act, reader, head.Revision) };
            if (outcome.Changed)
            {
                outcome = outcome with { Revision = head.Revision + 1 };
                await WriteAsync(context, head, act, view, cancellationToken);
                await record(outcome, cancellationToken);
                await transaction.CommitAsync(CancellationToken.None);
                _signal.Raise();
                RegistryLog.Registered(_logger, outcome.Revision, outcome.Changes.Count(change => change.Action != ChangeAction.Unchanged));
                return outcome;
            }
        }

        await record(outcome, cancellationToken);
        return outcome;
    }

    /// <summary>Reads one document: a page of one, or of none where it is not registered.</summary>
    public async Task<RegistryPage> GetAsync(DocumentKind kind, string key, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        var revision = await ReadRevisionAsync(context, cancellationToken);
        if (!new DocumentKey(kind, key).IsPlain)
        {
            return new RegistryPage([], "", revision);
        }

        var number = (short)kind;
        var row = await context.Registrations.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Kind == number && row.Key == key, cancellationToken);
        return new RegistryPage(row is null ? [] : [DocumentBytes.Read(kind, row.Document)], "", revision);
    }

    /// <summary>Reads documents of one kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="pageSize">At most 1000; 0 means 100.</param>
    /// <param name="pageToken">From the page before; empty for the first.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">No page ever gave that token.</exception>
    public async Task<RegistryPage> GetAsync(DocumentKind kind, int pageSize, string pageToken, CancellationToken cancellationToken)
    {
        if (pageToken.Length > 0 && !new DocumentKey(kind, pageToken).IsPlain)
        {
            throw new ArgumentException("Not a page token.", nameof(pageToken));
        }

        var size = pageSize <= 0 ? DefaultPageSize : Math.Min(pageSize, GreatestPageSize);
        await using var context = _database.CreateContext();
        var revision = await ReadRevisionAsync(context, cancellationToken);
        var number = (short)kind;
#pragma warning disable CA1309, CA1310 // The database compares, by the bytes of the column's collation.
        var rows = await context.Registrations.AsNoTracking()
            .Where(row => row.Kind == number && string.Compare(row.Key, pageToken) > 0)
#pragma warning restore CA1309, CA1310
            .OrderBy(row => row.Key)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        return new RegistryPage(
            [.. rows.Take(size).Select(row => DocumentBytes.Read(kind, row.Document))],
            rows.Count > size ? rows[size - 1].Key : "",
            revision);
    }

    /// <summary>
    /// Begins a new history of revisions, so that every replica loads everything again. To be done after the
    /// database was restored from a backup.
    /// </summary>
    public async Task RenewEpochAsync(CancellationToken cancellationToken)
    {
        using var turn = await _database.EnterWriteAsync(cancellationToken);
        await using var context = _database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var head = await LockHeadAsync(context, cancellationToken);
        head.Epoch = Guid.NewGuid();
        await context.SaveChangesAsync(cancellationToken);
        await _database.NotifyAsync(context, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        _signal.Raise();
        RegistryLog.EpochRenewed(_logger, head.Epoch);
    }

    /// <summary>One writer at a time: the row stays locked until the transaction ends, which it does if this process freezes.</summary>
    private async Task<Head> LockHeadAsync(GatewayContext context, CancellationToken cancellationToken)
    {
        await _database.BoundLocksAsync(context, s_idle, cancellationToken);
        await context.Database.ExecuteSqlAsync($"UPDATE head SET revision = revision WHERE id = {Head.OnlyId}", cancellationToken);
        return await context.Heads.SingleAsync(cancellationToken);
    }

    private static Task<long> ReadRevisionAsync(GatewayContext context, CancellationToken cancellationToken) =>
        context.Heads.Select(head => head.Revision).SingleAsync(cancellationToken);

    private static ApplyOutcome Judge(Submission[] act, RegistryView view, long revision, bool dryRun)
    {
        if (act.Any(submission => submission.Faults.Count > 0))
        {
            return new(false, dryRun, revision, [], [.. act.SelectMany(submission => submission.Answer()).Take(GreatestFaultCount)]);
        }

        var changes = act.Select(submission => new Change
        {
            Kind = submission.Key.Kind,
            Key = submission.Key.Key,
            Action = ActionOf(submission, view.FindRegistered(submission.Key)),
        });
        return new(!dryRun, dryRun, revision, [.. changes], []);
    }

    /// <summary>Items that ask entries are judged by entries, agreements and bundles too: all of the act that a snapshot would hold.</summary>
    private static SnapshotChanges? StandingOf(Submission[] act, DocumentReader reader, long revision)
    {
        if (act.Any(submission => submission.Faults.Count > 0) || !act.Any(submission => submission.Canonical.ServiceItem is { } item && ItemReferences.AsksEntries(item)))
        {
            return null;
        }

        var documents = act.Select(submission => submission.Canonical).ToList();
        return new SnapshotChanges
        {
            Entries = [.. documents.Where(document => document.Entry is not null).Select(document => reader.Read(document.Entry))],
            Items = [.. documents.Where(document => document.ServiceItem is not null).Select(document => reader.Read(document.ServiceItem))],
            Agreements = [.. documents.Where(document => document.Agreement is not null).Select(document => reader.Read(document.Agreement, revision))],
            Bundles = [.. documents.Where(document => document.Bundle is not null).Select(document => reader.Read(document.Bundle))],
        };
    }

    private static ChangeAction ActionOf(Submission submission, Registration? row) =>
        row is null ? ChangeAction.Created
        : submission.Bytes.AsSpan().SequenceEqual(row.Document) ? ChangeAction.Unchanged
        : ChangeAction.Updated;

    private async Task WriteAsync(
        GatewayContext context, Head head, Submission[] act, RegistryView view, CancellationToken cancellationToken)
    {
        head.Revision++;
        foreach (var submission in act)
        {
            switch (view.FindRegistered(submission.Key))
            {
                case null:
                    context.Registrations.Add(new Registration
                    {
                        Kind = (short)submission.Key.Kind,
                        Key = submission.Key.Key,
                        Revision = head.Revision,
                        Document = submission.Bytes,
                    });
                    break;
                case var row when !submission.Bytes.AsSpan().SequenceEqual(row.Document):
                    row.Revision = head.Revision;
                    row.Document = submission.Bytes;
                    break;
            }
        }

        await context.SaveChangesAsync(cancellationToken);
        await _database.NotifyAsync(context, cancellationToken);
    }
}
