using System.Data.Common;
using Gateway.Adapter.Sources;
using Gateway.Testing;
using Microsoft.Data.Sqlite;

namespace Gateway.Adapter.Tests.Databases;

public sealed class SqliteDatabase : TestDatabase
{
    private readonly TemporaryFolder _folder = new();

    public override SourceKind Kind => SourceKind.Sqlite;

    protected override string TimeType => "DATETIME";

    public override string BytesType => "BLOB";

    public override string Bytes(string hex) => $"x'{hex}'";

    public override DbConnection Administrator() => new SqliteConnection($"Data Source={_folder.At("register.db")};Pooling=False");

    public override string SlowView(string name, double seconds) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"""
        CREATE VIEW {name} AS SELECT T.GMSFHM, T.XM FROM T_CZRK_JBXX T
        WHERE (WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < {seconds * 10_000_000:F0}) SELECT max(x) FROM c) > 0
        """);

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override Task CreateAsync()
    {
        Reader = $"Data Source={_folder.At("register.db")}";
        return ExecuteAsync("PRAGMA journal_mode = WAL");
    }

    protected override Task GrantAsync() => Task.CompletedTask;

    protected override string Pad(string value) => value.PadRight(20);
}
