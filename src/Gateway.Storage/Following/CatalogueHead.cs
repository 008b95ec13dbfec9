using System.Data.Common;
using Gateway.Storage.Databases;

namespace Gateway.Storage.Following;

/// <summary>The head as a follower read it.</summary>
/// <param name="Epoch">History that the revision belongs to.</param>
/// <param name="Revision">Revision of the catalogue.</param>
internal readonly record struct CatalogueHead(Guid Epoch, long Revision)
{
    private const int TimeoutSeconds = 2;

    /// <exception cref="InvalidOperationException">The database is a standby, which confirms nothing, or was never migrated.</exception>
    public static async Task<CatalogueHead> ReadAsync(
        ControlDatabase database, DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = database.ReadHead;
        command.CommandTimeout = TimeoutSeconds;
        command.Transaction = transaction;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            throw new InvalidOperationException("The database has no head; it was not migrated by this program.");
        }

        if (reader.GetInt32(2) != 0)
        {
            throw new InvalidOperationException("The database is a standby, which may lag. The connection string must name the primary.");
        }

        return new CatalogueHead(reader.GetGuid(1), reader.GetInt64(0));
    }
}
