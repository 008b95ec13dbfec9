using Gateway.Storage.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Gateway.Storage.Certificates;

/// <summary>Renews the epoch of the feed for whoever found that the database is not the one that its epoch names.</summary>
internal static class FeedEpoch
{
    /// <summary>
    /// Compares and sets, so that however many replicas found the same, one of them renews it. Every replica reads the
    /// head again afterwards.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="found">The head as it was read when it was found.</param>
    /// <param name="logger">Where the one that renews it says so.</param>
    /// <param name="cancellationToken">Ends the act.</param>
    public static async Task RenewAsync(ControlDatabase database, FeedHead found, ILogger logger, CancellationToken cancellationToken)
    {
        var (epoch, before, live) = (Guid.NewGuid(), found.Incarnation, found.Live);
        var old = found.Point.Epoch;
        using var turn = await database.EnterWriteAsync(cancellationToken);
        await using var context = database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await database.BoundLocksAsync(context, HeadLock.Idle, cancellationToken);
        var renewed = await context.CertificateHeads
            .Where(head => head.Epoch == old && head.Incarnation == before)
            .ExecuteUpdateAsync(
                head => head.SetProperty(row => row.Epoch, epoch).SetProperty(row => row.Incarnation, live), cancellationToken);
        if (renewed == 0)
        {
            return;
        }

        await database.NotifyAsync(context, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        CertificatesLog.EpochRenewed(logger, epoch, found.Point.Sequence);
    }
}
