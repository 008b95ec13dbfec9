using Microsoft.Data.Sqlite;

namespace Gateway.Demo.City.Databases;

/// <summary>Inserts rows of one table by one prepared statement.</summary>
internal sealed class TableWriter : IDisposable
{
    private readonly SqliteCommand _insert;
    private readonly SqliteParameter[] _parameters;

    public TableWriter(SqliteConnection connection, SqliteTransaction transaction, string table, params ReadOnlySpan<string> columns)
    {
        _insert = connection.CreateCommand();
        _insert.Transaction = transaction;
        _parameters = new SqliteParameter[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            _parameters[i] = _insert.Parameters.Add("@" + columns[i], SqliteType.Text);
            _parameters[i].ResetSqliteType();
        }

        _insert.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", _parameters.Select(p => p.ParameterName))})";
        _insert.Prepare();
    }

    public void Write(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < _parameters.Length; i++)
        {
            _parameters[i].Value = values[i] ?? DBNull.Value;
        }

        _insert.ExecuteNonQuery();
    }

    public void Dispose() => _insert.Dispose();
}
