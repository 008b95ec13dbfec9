using System.Data.Common;
using Gateway.Adapter.Sources;
using Xunit;

namespace Gateway.Adapter.Tests.Databases;

/// <summary>A real database with a register as old systems keep it.</summary>
public abstract class TestDatabase : IAsyncLifetime
{
    public const string Padded = "110101199003070001  ";

    public abstract SourceKind Kind { get; }

    /// <summary>Connection string of an account that may read what the register shares, and nothing else.</summary>
    public string Reader { get; protected set; } = "";

    /// <summary>The register's table takes times with a zone.</summary>
    protected abstract string TimeType { get; }

    public abstract string BytesType { get; }

    public abstract string Bytes(string hex);

    public abstract DbConnection Administrator();

    /// <summary>A select that takes so many seconds for each row that it looks at.</summary>
    public abstract string SlowView(string name, double seconds);

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = Administrator();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask InitializeAsync()
    {
        await CreateAsync();
        await ExecuteAsync(
            $"""
            CREATE TABLE T_CZRK_JBXX (
              GMSFHM CHAR(20), XM VARCHAR(60), XB CHAR(1), CSRQ CHAR(8), SWRQ VARCHAR(8), ZZ VARCHAR(200), SG INTEGER,
              YE_FEN BIGINT, BZ DECIMAL(20,4), SF CHAR(1), GXSJ {TimeType}, ZP {BytesType}, POXM CHAR(20), JM VARCHAR(40), HH INTEGER)
            """);
        await InsertAsync("110101199003070001", "张三", "M", "19900307", "", "北京市朝阳区建国路1号", 175, 1234567, "1.5000", "Y", "2024-05-01 08:30:00", "0102FF", "110101199103070002", 7);
        await InsertAsync("110101199103070002", "  李四 ", "F", "19910000", "20200101", "上海市", 160, -5, "-0.0500", "N", "2024-04-30 00:00:00.5", "", "110101199003070001", 7);
        await InsertAsync("110101199203070003", "王五", "X", "19920307", "", "广州", 170, 0, "0.0000", "Y", "2024-05-02 00:00:00", "", "", 8);
        await InsertAsync("110101199303070004", "赵六", "M", "不详", "", "深圳", 170, 0, "0.0000", "?", "2024-05-02 00:00:00", "", "", 8);
        await InsertAsync("11010119940307000X", "O'Brien; DROP", "M", "199403  ", "99999999", "", 0, 100, "1234567.8125", "Y", "2024-05-03 00:00:00", "", "", 9);
        await ExecuteAsync("INSERT INTO T_CZRK_JBXX (GMSFHM, HH) VALUES ('110101199503070005', 9)");
        await ExecuteAsync("CREATE VIEW V_CZRK AS SELECT GMSFHM, XM FROM T_CZRK_JBXX");
        await GrantAsync();
    }

    public abstract ValueTask DisposeAsync();

    protected abstract Task CreateAsync();

    /// <summary>Grants the reader every column but JM (the secret one).</summary>
    protected abstract Task GrantAsync();

    /// <summary>Character columns hold their blanks where the database does not add them itself.</summary>
    protected virtual string Pad(string value) => value;

    private Task InsertAsync(
        string id, string name, string sex, string born, string died, string address, int height, long balance, string bonus, string flag,
        string updated, string photo, string spouse, int household) => ExecuteAsync(
        $"""
        INSERT INTO T_CZRK_JBXX VALUES ('{Pad(id)}', '{name.Replace("'", "''", StringComparison.Ordinal)}', '{sex}', '{born}', '{died}', '{address}', {height}, {balance}, {bonus},
          '{flag}', '{updated}', {Bytes(photo)}, '{Pad(spouse)}', 'secret', {household})
        """);
}
