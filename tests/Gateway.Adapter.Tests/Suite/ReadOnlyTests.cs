using Gateway.Adapter.Sources;
using Gateway.Adapter.Tests.Databases;
using Xunit;

namespace Gateway.Adapter.Tests.Suite;

/// <summary>Even an account that may write cannot, through an adapter's connections.</summary>
public abstract class ReadOnlyTests(TestDatabase database)
{
    [Fact]
    public async Task A_statement_that_writes_is_refused()
    {
        await using var source = SourceFactory.Create(new SourceOptions { Kind = database.Kind, Connection = database.Reader }, TimeProvider.System);
        foreach (var sql in new[] { "DELETE FROM T_CZRK_JBXX", "UPDATE T_CZRK_JBXX SET XM = 'x'", "INSERT INTO T_CZRK_JBXX (XM) VALUES ('x')" })
        {
            var query = new StatementQuery(sql);
            await Assert.ThrowsAsync<SourceException>(async () => await source.RunAsync(query));
        }

        await using var connection = database.Administrator();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM T_CZRK_JBXX WHERE XM = '张三'";
        Assert.Equal(1L, Convert.ToInt64(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), System.Globalization.CultureInfo.InvariantCulture));
    }
}

public sealed class SqliteReadOnly(SqliteDatabase database) : ReadOnlyTests(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresReadOnly(PostgresDatabase database) : ReadOnlyTests(database), IClassFixture<PostgresDatabase>;

public sealed class MariaDbReadOnly(MariaDbDatabase database) : ReadOnlyTests(database), IClassFixture<MariaDbDatabase>;
