using Gateway.Adapter.Tests.Databases;
using Xunit;

namespace Gateway.Adapter.Tests.Suite;

public sealed class SqliteRegister(SqliteDatabase database) : RegisterSuite(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresRegister(PostgresDatabase database) : RegisterSuite(database), IClassFixture<PostgresDatabase>;

public sealed class MariaDbRegister(MariaDbDatabase database) : RegisterSuite(database), IClassFixture<MariaDbDatabase>;
