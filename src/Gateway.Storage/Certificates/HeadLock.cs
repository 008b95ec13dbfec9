using Gateway.Storage.Databases;
using Gateway.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Certificates;

/// <summary>The lock of the feed's head.</summary>
internal static class HeadLock
{
    /// <summary>How long a holder of the lock may do nothing with the database.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    /// <summary>One writer at a time: the row stays locked until the context's transaction ends, which it does if this process freezes.</summary>
    public static async Task<CertificateHead> TakeAsync(ControlDatabase database, GatewayContext context, CancellationToken cancellationToken)
    {
        await database.BoundLocksAsync(context, Idle, cancellationToken);
        await context.Database.ExecuteSqlAsync(
            $"UPDATE certificate_head SET sequence = sequence WHERE id = {CertificateHead.OnlyId}", cancellationToken);
        return await context.CertificateHeads.SingleAsync(cancellationToken);
    }
}
