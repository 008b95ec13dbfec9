using System.Data;
using System.Data.Common;
using System.Globalization;
using Gateway.Storage.Model;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Databases;

internal sealed class SqliteDatabase : ControlDatabase
{
    /// <summary>One for each run of the process: while it does not run, anybody may exchange the file.</summary>
    private static readonly Guid s_incarnation = Guid.NewGuid();

    private readonly string _path;
    private readonly string _connectionString;
    private readonly TimeProvider _time;
    private readonly MonotoneClock _clock;
    private readonly DbContextOptions<SqliteGatewayContext> _options;
    private readonly SemaphoreSlim _turns = new(1, 1);

    public SqliteDatabase(string path, TimeProvider time)
    {
        _path = Path.GetFullPath(path);
        _time = time;
        _clock = new MonotoneClock(time);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = _path,
            ForeignKeys = true,
            DefaultTimeout = 10,
        }.ConnectionString;
        _options = new DbContextOptionsBuilder<SqliteGatewayContext>()
            .UseSqlite(_connectionString, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            .AddInterceptors(new SqlitePragmas())
            .Options;
    }

    public override string ReadHead => "SELECT revision, epoch, 0 FROM head WHERE id = 1";

    public override string IsStandby => "0";

    public override string LiveIncarnation { get; } = $"'{s_incarnation}'";

    // The clock is read here, before the statement runs.
    public override string ReadFeedHead() =>
        $"SELECT sequence, epoch, tip, incarnation, 0, {LiveIncarnation}, {StatementClock} FROM certificate_head WHERE id = 1";

    public override string StatementClock => _clock.Read().ToString(CultureInfo.InvariantCulture);

    // A transaction that writes is the only one from its beginning.
    public override string LockRows => "";

    public override string LockFreeRows => "";

    public override Task<long> ReadClockAsync(GatewayContext context, CancellationToken cancellationToken) => Task.FromResult(_clock.Read());

    public override GatewayContext CreateContext() => new SqliteGatewayContext(_options);

    public override async ValueTask<WriteTurn> EnterWriteAsync(CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        return new WriteTurn(_turns);
    }

    public override async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            SqlitePragmas.Set(connection);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // A deferred transaction reads one moment of the write-ahead log and hinders no writer.
    public override ValueTask<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellationToken) =>
        new(((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: true));

    public override async ValueTask<IAsyncDisposable> LockForMigrationAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        return await FileLock.TakeAsync(_path + ".lock", patience, _time, cancellationToken);
    }

    /// <summary>
    /// EF Core takes its own lock by a row, which stays for ever when the process is killed in the middle. Whoever
    /// holds the file lock knows that no migration runs, so such a row is a dead one's.
    /// </summary>
    public override async Task PrepareMigrationAsync(GatewayContext context, CancellationToken cancellationToken) =>
        await context.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock" """, cancellationToken);

    public override ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }
}
