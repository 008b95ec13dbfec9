using System.Data.Common;
using Gateway.Adapter.Sources;
using Gateway.Testing;
using Npgsql;

namespace Gateway.Adapter.Tests.Databases;

public sealed class PostgresDatabase : TestDatabase
{
    private string _administrator = "";

    public override SourceKind Kind => SourceKind.Postgres;

    protected override string TimeType => "TIMESTAMP";

    public override string BytesType => "BYTEA";

    public override string Bytes(string hex) => $"'\\x{hex}'";

    public override DbConnection Administrator() => new NpgsqlConnection(_administrator);

    public override string SlowView(string name, double seconds) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"CREATE VIEW {name} AS SELECT t.gmsfhm, t.xm FROM t_czrk_jbxx t WHERE pg_sleep({seconds}) IS NOT NULL");

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override async Task CreateAsync()
    {
        var server = await Servers.PostgresAsync();
        _administrator = await server.CreateDatabaseAsync() + ";Pooling=false";
        var role = $"reader_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'reader'");
        Reader = new NpgsqlConnectionStringBuilder(_administrator) { Username = role, Password = "reader" }.ConnectionString;
    }

    protected override Task GrantAsync() => ExecuteAsync(
        $"""
        GRANT SELECT (gmsfhm, xm, xb, csrq, swrq, zz, sg, ye_fen, bz, sf, gxsj, zp, poxm, hh) ON t_czrk_jbxx TO {Role};
        GRANT SELECT ON v_czrk TO {Role};
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO {Role};
        GRANT INSERT, UPDATE, DELETE ON t_czrk_jbxx TO {Role};
        """);

    private string Role => new NpgsqlConnectionStringBuilder(Reader).Username!;
}
