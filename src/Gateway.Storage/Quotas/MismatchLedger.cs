using System.Data.Common;
using Gateway.Storage.Databases;

namespace Gateway.Storage.Quotas;

/// <summary>
/// How many verifications of each subject by each consumer did not match today, over all replicas. Counting is one
/// statement for each subject, so that however many ask at once, no more than the limit pass.
/// </summary>
public sealed class MismatchLedger
{
    private const int TimeoutSeconds = 5;

    private readonly ControlDatabase _database;

    internal MismatchLedger(ControlDatabase database) => _database = database;

    /// <summary>Counts one verification for each of its subjects, or for none where one has reached the limit.</summary>
    /// <exception cref="DbException">The database; nothing is counted.</exception>
    public async Task<bool> TryCountAsync(MismatchCount count, int limit, CancellationToken cancellationToken)
    {
        using var turn = await _database.EnterWriteAsync(cancellationToken);
        await using var connection = await _database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var subject in count.Subjects)
        {
            await using var command = Command(
                connection,
                """
                INSERT INTO mismatch_usage AS usage (day, consumer, subject, counted)
                VALUES (@day, @consumer, @subject, 1)
                ON CONFLICT (day, consumer, subject) DO UPDATE SET counted = usage.counted + 1
                WHERE usage.counted < @limit
                RETURNING counted
                """,
                count,
                subject);
            command.Transaction = transaction;
            Add(command, "@limit", limit);
            if (await command.ExecuteScalarAsync(cancellationToken) is null)
            {
                await transaction.RollbackAsync(cancellationToken);
                return false;
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Takes back what was counted of a verification that matched.</summary>
    public async Task UncountAsync(MismatchCount count, CancellationToken cancellationToken)
    {
        using var turn = await _database.EnterWriteAsync(cancellationToken);
        await using var connection = await _database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var subject in count.Subjects)
        {
            foreach (var text in s_uncount)
            {
                await using var command = Command(connection, text, count, subject);
                command.Transaction = transaction;
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
    }

    // Who never fails to match leaves no row behind.
    private static readonly string[] s_uncount =
    [
        "UPDATE mismatch_usage SET counted = counted - 1 WHERE day = @day AND consumer = @consumer AND subject = @subject AND counted > 0",
        "DELETE FROM mismatch_usage WHERE day = @day AND consumer = @consumer AND subject = @subject AND counted = 0",
    ];

    private static DbCommand Command(DbConnection connection, string text, MismatchCount count, string subject)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.CommandTimeout = TimeoutSeconds;
        Add(command, "@day", count.Day.DayNumber);
        Add(command, "@consumer", count.Consumer);
        Add(command, "@subject", subject);
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
