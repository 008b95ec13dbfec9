using Microsoft.Data.Sqlite;

namespace Gateway.Benchmarks.Exchanges.Data;

/// <summary>The people in a SQLite file.</summary>
internal static class SqlitePeople
{
    /// <summary>Connection string of those who read.</summary>
    public static string ReadOnly(string path) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = false,
    }.ConnectionString;

    public static Task CreateAsync(string path, CancellationToken cancellationToken) => SqliteTable.CreateAsync(
        path, People.CreateTable, "person", People.Columns, People.All().Select(RowOf), cancellationToken);

    private static string[] RowOf(Person person) =>
        [person.Id, person.Name, person.Sex, person.Birth, person.Region, person.Address, person.Phone, person.Office];
}
