using Gateway.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Gateway.Storage.Databases;

/// <summary>
/// Brings the database to this program's model. Any number of processes may do so at once, and any of them may be
/// killed in the middle: the next one goes on.
/// </summary>
public sealed class DatabaseMigrator
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly ControlDatabase _database;
    private readonly ILogger<DatabaseMigrator> _logger;

    internal DatabaseMigrator(ControlDatabase database, ILogger<DatabaseMigrator> logger) => (_database, _logger) = (database, logger);

    /// <summary>
    /// The migrations that are missing, oldest first. What a later program migrated is none of them: migrations expand first, so that this
    /// program goes on with them.
    /// </summary>
    /// <exception cref="System.Data.Common.DbException">The database does not answer.</exception>
    public async Task<IReadOnlyList<string>> MissingAsync(CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        return [.. await context.Database.GetPendingMigrationsAsync(cancellationToken)];
    }

    /// <summary>Applies the migrations that are missing.</summary>
    /// <exception cref="TimeoutException">Another process migrated for five minutes.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var held = await _database.LockForMigrationAsync(s_patience, cancellationToken);
        await using var context = _database.CreateContext();
        await _database.PrepareMigrationAsync(context, cancellationToken);
        var missing = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).ToArray();
        if (missing.Length > 0)
        {
            DatabaseLog.Migrating(_logger, missing.Length, missing[^1]);
            await context.Database.MigrateAsync(cancellationToken);
        }

        if (!await context.Heads.AnyAsync(cancellationToken))
        {
            context.Heads.Add(new Head { Id = Head.OnlyId, Revision = 0, Epoch = Guid.NewGuid() });
        }

        if (!await context.CertificateHeads.AnyAsync(cancellationToken))
        {
            context.CertificateHeads.Add(new CertificateHead
            {
                Id = CertificateHead.OnlyId,
                Sequence = 0,
                Epoch = Guid.NewGuid(),
                Tip = new byte[16],
                Incarnation = "",
            });
        }

        await context.SaveChangesAsync(cancellationToken);
    }
}
