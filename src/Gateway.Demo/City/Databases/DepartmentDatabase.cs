using Microsoft.Data.Sqlite;

namespace Gateway.Demo.City.Databases;

/// <summary>A department's own database: its tables, and how the register is written into them.</summary>
internal abstract class DepartmentDatabase
{
    /// <summary>Slug of the department, and name of the file.</summary>
    public abstract string Department { get; }

    /// <summary>Tables.</summary>
    protected abstract string Tables { get; }

    /// <summary>Indexes and views, made once the rows are there.</summary>
    protected abstract string IndexesAndViews { get; }

    /// <summary>Makes the database in a file that does not exist.</summary>
    public void Seed(CityRegister register, string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();

        // Half-done databases are thrown away, so nothing needs to survive a power loss until the end.
        Execute(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536;");
        Execute(connection, Tables);
        using (var transaction = connection.BeginTransaction())
        {
            Fill(register, connection, transaction);
            transaction.Commit();
        }

        Execute(connection, IndexesAndViews);
        Execute(connection, "PRAGMA synchronous = FULL; PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = DELETE; ANALYZE;");
    }

    protected abstract void Fill(CityRegister register, SqliteConnection connection, SqliteTransaction transaction);

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
