using System.Data.Common;
using Gateway.Audit;
using Gateway.Storage.Databases;

namespace Gateway.Server.Migrating;

/// <summary>What keeps a replica from starting.</summary>
/// <param name="Check">Its name on <c>/readyz</c>: "migrations", "database", "exchange-log".</param>
/// <param name="Why">What is missing, and what to do, in one line.</param>
internal sealed record Missing(string Check, string Why)
{
    /// <summary>Looks at both databases; null where nothing is missing.</summary>
    public static async Task<Missing?> LookAsync(DatabaseMigrator migrator, ExchangeLogOptions log, CancellationToken cancellationToken)
    {
        try
        {
            // A database that is mute answers no cancellation either.
            var missing = await migrator.MissingAsync(cancellationToken).WaitAsync(cancellationToken);
            if (missing.Count > 0)
            {
                return new("migrations", $"the database lacks {missing.Count} migrations, up to {missing[^1]}. Run: Gateway.Server migrate --config FILE");
            }
        }
        catch (DbException fault)
        {
            return new("database", OneLine(fault.Message));
        }

        try
        {
            await ExchangeLogTables.CheckAsync(log).WaitAsync(cancellationToken);
            return null;
        }
        catch (Exception fault) when (fault is LogStoreException or LogRefusedException)
        {
            return new("exchange-log", OneLine(fault.Message));
        }
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");
}
