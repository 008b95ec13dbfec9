using Gateway.Adapter.Tests.Databases;
using Xunit;

namespace Gateway.Adapter.Tests.Suite;

public sealed class SqliteFaults(SqliteDatabase database) : FaultSuite(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresFaults(PostgresDatabase database) : FaultSuite(database), IClassFixture<PostgresDatabase>;

public sealed class MariaDbFaults(MariaDbDatabase database) : FaultSuite(database), IClassFixture<MariaDbDatabase>
{
    private readonly MariaDbDatabase _database = database;

    protected override Task GrantAsync(string table) => _database.GrantAsync(table);
}
