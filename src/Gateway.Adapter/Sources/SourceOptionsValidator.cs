using System.Data.Common;
using Gateway.Hosting.Configuration;
using Microsoft.Data.Sqlite;
using MySqlConnector;
using Npgsql;

namespace Gateway.Adapter.Sources;

/// <summary>Checks the options of the database. Never repeats the connection string.</summary>
internal static class SourceOptionsValidator
{
    public static void Validate(SourceOptions options, string folder, ICollection<ConfigurationFault> faults)
    {
        if (options.Kind == SourceKind.Unknown)
        {
            faults.Add(new("source.kind", "say which database: sqlite, postgres or mariadb."));
        }

        CheckConnection(options, folder, faults);
        CheckRange("source.connections", options.Connections, 1, 256, faults);
        CheckRange("source.queueLimit", options.QueueLimit, 1, 100_000, faults);
        CheckRange("source.batchLimit", options.BatchLimit, 1, 256, faults);
        CheckRange("source.rowLimit", options.RowLimit, 1, 10_000, faults);
        CheckDuration("source.statementTimeout", options.StatementTimeout, faults);
        CheckDuration("source.connectTimeout", options.ConnectTimeout, faults);
    }

    private static void CheckConnection(SourceOptions options, string folder, ICollection<ConfigurationFault> faults)
    {
        var example = options.Kind switch
        {
            SourceKind.Postgres => "Host=HOST;Database=NAME;Username=READER;Password=SECRET",
            SourceKind.MariaDb => "Server=HOST;Database=NAME;User ID=READER;Password=SECRET",
            _ => "Data Source=FILE",
        };
        try
        {
            DbConnectionStringBuilder parsed = options.Kind switch
            {
                SourceKind.Postgres => new NpgsqlConnectionStringBuilder(options.Connection),
                SourceKind.MariaDb => new MySqlConnectionStringBuilder(options.Connection),
                _ => new SqliteConnectionStringBuilder(options.Connection),
            };
            if (parsed.Count == 0)
            {
                faults.Add(new("source.connection", $"write the connection string of a read-only account: {example}."));
            }

            if (parsed is SqliteConnectionStringBuilder { DataSource.Length: > 0 } file)
            {
                file.DataSource = Path.GetFullPath(file.DataSource, folder);
                options.Connection = file.ConnectionString;
            }
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            faults.Add(new("source.connection", $"no connection string of the database; write {example}."));
        }
    }

    private static void CheckRange(string key, int value, int least, int greatest, ICollection<ConfigurationFault> faults)
    {
        if (value < least || value > greatest)
        {
            faults.Add(new(key, $"write a number from {least} to {greatest}."));
        }
    }

    private static void CheckDuration(string key, TimeSpan value, ICollection<ConfigurationFault> faults)
    {
        if (value < TimeSpan.FromMilliseconds(10) || value > TimeSpan.FromMinutes(10))
        {
            faults.Add(new(key, "write a time from 00:00:00.010 to 00:10:00."));
        }
    }
}
