using System.Data.Common;
using Gateway.Core.Certificates;
using Gateway.Storage.Databases;
using Gateway.Storage.Following;
using Microsoft.Extensions.Logging;

namespace Gateway.Storage.Certificates;

/// <summary>The feed of status events and the status register, in the database of record.</summary>
public sealed class CertificateLedger
{
    /// <summary>Greatest number of events of one act, and of certificates of one question.</summary>
    public const int GreatestCount = 1000;

    private readonly ControlDatabase _database;
    private readonly HeadSignal _signal;
    private readonly ILogger<CertificateLedger> _logger;

    internal CertificateLedger(ControlDatabase database, HeadSignal signal, ILogger<CertificateLedger> logger) =>
        (_database, _signal, _logger) = (database, signal, logger);

    /// <summary>
    /// Accepts events, in their order and in one transaction: what is answered as accepted is durable, in the feed and in the
    /// register. Repetitions and conflicts are answered as such and change nothing.
    /// </summary>
    /// <param name="reports">The events, at most <see cref="GreatestCount"/>, of any departments.</param>
    /// <param name="cancellationToken">Ends the act, until it is committed.</param>
    /// <returns>What became of each, in the same order.</returns>
    /// <exception cref="ArgumentException">Too many, or one that cannot be held; nothing was accepted.</exception>
    /// <exception cref="DbException">The database; nothing was accepted, or the commit's fate is unknown: report them again.</exception>
    public async Task<IReadOnlyList<Acceptance>> AcceptAsync(IReadOnlyList<StatusEvent> reports, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reports.Count, GreatestCount, nameof(reports));
        foreach (var report in reports)
        {
            StatusEventRules.Check(report);
        }

        using var turn = await _database.EnterWriteAsync(cancellationToken);
        await using var context = _database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var head = await HeadLock.TakeAsync(_database, context, cancellationToken);
        var act = await AcceptanceAct.BeginAsync(context, head, reports, await _database.ReadClockAsync(context, cancellationToken), cancellationToken);
        var acceptances = reports.Select(act.Accept).ToArray();
        if (!acceptances.Any(each => each.Status == AcceptanceStatus.Accepted))
        {
            return acceptances;
        }

        act.Register();
        await context.SaveChangesAsync(cancellationToken);
        await _database.NotifyAsync(context, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        _signal.Raise();
        return acceptances;
    }

    /// <summary>What the register holds of certificates of one type, read on the primary by one query.</summary>
    /// <param name="typeCode">Type code of the certificates.</param>
    /// <param name="certificates">Their keyed hashes, at most <see cref="GreatestCount"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>
    /// One for each certificate, in the same order; null where nothing was reported of it. And the database's clock at a moment that is
    /// not after the one it is of; null where no certificate was asked for.
    /// </returns>
    /// <exception cref="ArgumentException">Too many.</exception>
    /// <exception cref="DbException">The database.</exception>
    /// <exception cref="InvalidOperationException">
    /// The database is a standby, which may lag, was never migrated, or may have been restored a moment ago.
    /// </exception>
    public async Task<(IReadOnlyList<RegisteredStatus?> Statuses, DateTimeOffset? ReadAt)> FindAsync(
        string typeCode, IReadOnlyList<UInt128> certificates, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(certificates.Count, GreatestCount, nameof(certificates));
        await using var connection = await _database.OpenAsync(cancellationToken);
        var (registered, readAt) = await StandingReader.ReadAsync(_database, connection, typeCode, certificates, cancellationToken);
        return ([.. certificates.Select(certificate => registered.TryGetValue(certificate, out var status) ? status : (RegisteredStatus?)null)], readAt);
    }

    /// <summary>Reads accepted events of some types.</summary>
    /// <param name="after">Sequence after which they begin; 0 for the first.</param>
    /// <param name="typeCodes">The types, at most <see cref="GreatestCount"/>; of none there are no events.</param>
    /// <param name="limit">Events at most, from 1.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">Out of range.</exception>
    /// <exception cref="DbException">The database.</exception>
    /// <exception cref="InvalidOperationException">The database is a standby, which may lag, or was never migrated.</exception>
    public async Task<FeedPage> ReadAsync(
        long after, IReadOnlyCollection<string> typeCodes, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(typeCodes.Count, GreatestCount, nameof(typeCodes));
        await using var connection = await _database.OpenAsync(cancellationToken);
        await using var transaction = await _database.BeginSnapshotAsync(connection, cancellationToken);
        var head = await FeedHead.ReadAsync(_database, connection, transaction, cancellationToken);
        return await FeedPageReader.ReadAsync(connection, transaction, head.Point, after, typeCodes, limit, cancellationToken);
    }

    /// <summary>
    /// Begins a new history of events, so that every replica and every cached value forgets what was before. To be done after
    /// the database was restored from a backup, where the server was not started again for it.
    /// </summary>
    public async Task RenewEpochAsync(CancellationToken cancellationToken)
    {
        using var turn = await _database.EnterWriteAsync(cancellationToken);
        await using var context = _database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var head = await HeadLock.TakeAsync(_database, context, cancellationToken);
        head.Epoch = Guid.NewGuid();
        await context.SaveChangesAsync(cancellationToken);
        await _database.NotifyAsync(context, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        _signal.Raise();
        CertificatesLog.EpochRenewed(_logger, head.Epoch, head.Sequence);
    }
}
