using Gateway.Adapter.Tests.Databases;
using Xunit;

namespace Gateway.Adapter.Tests.Suite;

public sealed class SqliteNames(SqliteDatabase database) : NameSuite(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresNames(PostgresDatabase database) : NameSuite(database), IClassFixture<PostgresDatabase>;

public sealed class MariaDbNames(MariaDbDatabase database) : NameSuite(database), IClassFixture<MariaDbDatabase>;
