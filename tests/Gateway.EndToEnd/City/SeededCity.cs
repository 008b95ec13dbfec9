using Gateway.Demo.City;
using Gateway.Demo.City.Databases;
using Gateway.Demo.Running;
using Gateway.EndToEnd.City;
using Gateway.Testing;
using Microsoft.Data.Sqlite;

[assembly: AssemblyFixture(typeof(SeededCity))]

namespace Gateway.EndToEnd.City;

/// <summary>The city, seeded once for all tests that read it.</summary>
public sealed class SeededCity : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<string> _databases;

    public SeededCity() => _databases = new Lazy<string>(Seed);

    /// <summary>Folder of the databases.</summary>
    public string Databases => _databases.Value;

    /// <summary>Folder of a demo that holds them.</summary>
    internal DemoFolder Demo => new(_folder.Path);

    internal CityRegister Register { get; } = CityRegister.Make();

    public static SqliteConnection Open(string folder, string department)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = CityDatabases.PathOf(folder, department), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>One number out of all five databases, each attached by its department's name.</summary>
    public long Count(string sql)
    {
        using var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        foreach (var database in CityDatabases.All)
        {
            command.CommandText = $"ATTACH '{CityDatabases.PathOf(Databases, database.Department)}' AS {database.Department}";
            command.ExecuteNonQuery();
        }

        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose() => _folder.Dispose();

    private string Seed()
    {
        Demo.Create();
        CityDatabases.Ensure(Demo.Databases);
        return Demo.Databases;
    }
}
