using System.Globalization;
using Gateway.Benchmarks.Exchanges.Machine;
using Npgsql;

namespace Gateway.Benchmarks.Exchanges.Data;

/// <summary>The people in a PostgreSQL database, and an account that may only read them.</summary>
internal sealed record PostgresPeople(string ReadOnly, ProcessClock Processes)
{
    private const string Reader = "reader";
    private const string Password = "reader";

    public static async Task<PostgresPeople> CreateAsync(string administrator, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(administrator);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(connection, People.CreateTable, cancellationToken);
        await using (var writer = await connection.BeginBinaryImportAsync("copy person from stdin (format binary)", cancellationToken))
        {
            foreach (var person in People.All())
            {
                await writer.WriteRowAsync(
                    cancellationToken,
                    person.Id, person.Name, person.Sex, person.Birth, person.Region, person.Address, person.Phone, person.Office);
            }

            await writer.CompleteAsync(cancellationToken);
        }

        await ExecuteAsync(connection, "vacuum analyze person", cancellationToken);
        await ExecuteAsync(connection, $"create role {Reader} login password '{Password}'", cancellationToken);
        await ExecuteAsync(connection, $"grant select on person to {Reader}", cancellationToken);
        // What settles now does not settle while something is measured.
        await ExecuteAsync(connection, "checkpoint", cancellationToken);
        return new PostgresPeople(ReaderOf(administrator), await ProcessesAsync(connection, cancellationToken));
    }

    /// <summary>All processes of the server that a connection string leads to.</summary>
    public static async Task<ProcessClock> ProcessesAsync(string database, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await ProcessesAsync(connection, cancellationToken);
    }

    private static string ReaderOf(string administrator) =>
        new NpgsqlConnectionStringBuilder(administrator) { Username = Reader, Password = Password }.ConnectionString;

    private static async Task<ProcessClock> ProcessesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select pg_backend_pid()", connection);
        var backend = Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        return ProcessClock.OfTree(ProcessStat.Read(backend)!.Value.Parent);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
