using System.Collections.Concurrent;
using Gateway.Benchmarks.Exchanges.Data;
using Microsoft.Data.Sqlite;

namespace Gateway.Benchmarks.Exchanges.Servers;

/// <summary>As many connections as there are calls at once, each with its statement prepared.</summary>
internal sealed class SqliteLookups(string path) : IDisposable
{
    private readonly ConcurrentBag<SqliteCommand> _idle = [];

    public Person? Find(string id)
    {
        var command = _idle.TryTake(out var idle) ? idle : Prepare();
        command.Parameters[0].Value = id;
        Person? found = null;
        using (var row = command.ExecuteReader())
        {
            if (row.Read())
            {
                found = new Person(
                    row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3),
                    row.GetString(4), row.GetString(5), row.GetString(6), row.GetString(7));
            }
        }

        _idle.Add(command);
        return found;
    }

    public void Dispose()
    {
        foreach (var command in _idle)
        {
            command.Connection?.Dispose();
            command.Dispose();
        }
    }

    private SqliteCommand Prepare()
    {
        var connection = new SqliteConnection(SqlitePeople.ReadOnly(path));
        connection.Open();
        var command = connection.CreateCommand();
        command.CommandText = People.Select("$id");
        command.Parameters.Add("$id", SqliteType.Text);
        command.Prepare();
        return command;
    }
}
