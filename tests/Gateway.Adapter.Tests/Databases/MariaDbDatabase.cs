using System.Data.Common;
using Gateway.Adapter.Sources;
using Gateway.Testing;
using MySqlConnector;

namespace Gateway.Adapter.Tests.Databases;

public sealed class MariaDbDatabase : TestDatabase
{
    private string _administrator = "";
    private string _role = "";

    public override SourceKind Kind => SourceKind.MariaDb;

    protected override string TimeType => "DATETIME(3)";

    public override string BytesType => "LONGBLOB";

    public override string Bytes(string hex) => $"x'{hex}'";

    public override DbConnection Administrator() => new MySqlConnection(_administrator);

    public override string SlowView(string name, double seconds) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"CREATE VIEW {name} AS SELECT GMSFHM, XM FROM T_CZRK_JBXX WHERE SLEEP({seconds}) = 0");

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override async Task CreateAsync()
    {
        var server = await Servers.MariaDbAsync();
        _administrator = await server.CreateDatabaseAsync() + ";Pooling=false";
        _role = $"r{Guid.NewGuid():N}"[..30];
        await ExecuteAsync($"CREATE USER '{_role}'@'%' IDENTIFIED BY 'reader'");
        Reader = new MySqlConnectionStringBuilder(_administrator) { UserID = _role, Password = "reader" }.ConnectionString;
    }

    protected override async Task GrantAsync()
    {
        await ExecuteAsync(
            $"GRANT SELECT (GMSFHM, XM, XB, CSRQ, SWRQ, ZZ, SG, YE_FEN, BZ, SF, GXSJ, ZP, POXM, HH) ON T_CZRK_JBXX TO '{_role}'@'%'");
        await ExecuteAsync($"GRANT SELECT, SHOW VIEW ON V_CZRK TO '{_role}'@'%'");
        await ExecuteAsync($"GRANT INSERT, UPDATE, DELETE ON T_CZRK_JBXX TO '{_role}'@'%'");
    }

    public Task GrantAsync(string view) => ExecuteAsync($"GRANT SELECT ON {view} TO '{_role}'@'%'");
}
