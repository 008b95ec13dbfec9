using Gateway.Demo.City;
using Gateway.Demo.City.Databases;
using Gateway.Demo.Running;
using Gateway.Testing;
using Microsoft.Data.Sqlite;

namespace Gateway.EndToEnd.City;

/// <summary>The city, seeded once for all tests that read it: those of the collection <see cref="Name"/>.</summary>
public sealed class SeededCity : IAsyncLifetime
{
    public const string Name = "seeded city";

    private readonly TemporaryFolder _folder = new();

    /// <summary>Folder of the databases.</summary>
    public string Databases => Demo.Databases;

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

    /// <summary>One number out of all ten databases, each attached by its department's name.</summary>
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

    public async ValueTask InitializeAsync()
    {
        Demo.Create();
        await CityDatabases.EnsureAsync(Databases);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>Seeds before the first of its tests, and not at all where none of them runs.</summary>
[CollectionDefinition(SeededCity.Name)]
public sealed class SeededCityCollection : ICollectionFixture<SeededCity>;
