using Gateway.Adapter.Tests.Databases;
using Xunit;

namespace Gateway.Adapter.Tests.Suite;

public sealed class SqliteVerify(SqliteDatabase database) : VerifySuite(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresVerify(PostgresDatabase database) : VerifySuite(database), IClassFixture<PostgresDatabase>;

public sealed class MariaDbVerify(MariaDbDatabase database) : VerifySuite(database), IClassFixture<MariaDbDatabase>;
