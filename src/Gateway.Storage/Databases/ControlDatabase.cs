using System.Data.Common;
using Gateway.Storage.Model;

namespace Gateway.Storage.Databases;

/// <summary>The control plane's database: what differs between providers, and nothing else.</summary>
internal abstract class ControlDatabase : IAsyncDisposable
{
    /// <summary>Reads the head: revision, epoch, and whether this is a standby, which may lag and confirms nothing.</summary>
    public abstract string ReadHead { get; }

    /// <summary>An expression: 1 where this is a standby, otherwise 0.</summary>
    public abstract string IsStandby { get; }

    /// <summary>An expression: the run of the server, and the database, that answer. Another after a restore.</summary>
    public abstract string LiveIncarnation { get; }

    /// <summary>
    /// Reads the head of the feed of status events: sequence, epoch, tip, stored incarnation, whether this is a standby, the
    /// live incarnation, and the clock's microseconds at a moment that is not after the one the answer is of. To be made for
    /// each reading.
    /// </summary>
    public abstract string ReadFeedHead();

    /// <summary>The database's clock at a moment that is not after the one a statement sees: microseconds since 1970-01-01 UTC, in SQL.</summary>
    public abstract string StatementClock { get; }

    /// <summary>The end of a SELECT that locks its rows until the transaction ends, and waits for whoever holds them; other rows may refer to them.</summary>
    public abstract string LockRows { get; }

    /// <summary>The end of a SELECT that locks its rows until the transaction ends, and leaves out those that another transaction holds.</summary>
    public abstract string LockFreeRows { get; }

    /// <summary>The database's clock, asked anew within a transaction: microseconds since 1970-01-01 UTC.</summary>
    public abstract Task<long> ReadClockAsync(GatewayContext context, CancellationToken cancellationToken);

    /// <summary>A context over the pooled connections.</summary>
    public abstract GatewayContext CreateContext();

    /// <summary>
    /// Waits for this process's turn to write. Where there is room for one writer, those that wait within the database hold a thread each,
    /// look again at intervals, and give up after a while however many come before them: so they queue here, where waiting costs nothing.
    /// </summary>
    public virtual ValueTask<WriteTurn> EnterWriteAsync(CancellationToken cancellationToken) => default;

    /// <summary>An open connection from the pool.</summary>
    public abstract ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>A transaction that sees one moment of the database and changes nothing.</summary>
    public abstract ValueTask<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Reads the names of the tables in which the role may not read, add, change and take away; null where there are no roles.</summary>
    public virtual string? ReadForbiddenTables => null;

    /// <summary>Waits for the lock under which migrations run. It dies with the process.</summary>
    public abstract ValueTask<IAsyncDisposable> LockForMigrationAsync(TimeSpan patience, CancellationToken cancellationToken);

    /// <summary>What must be done under the lock before migrations run.</summary>
    public virtual Task PrepareMigrationAsync(GatewayContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// To be done before the context's transaction takes a lock that all replicas need: where this process freezes or its machine
    /// is lost in the middle, the transaction is rolled back, and the others go on after seconds instead of waiting for it.
    /// </summary>
    /// <param name="context">The context in its transaction.</param>
    /// <param name="idle">How long the transaction may be open with nothing asked of the database.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public virtual Task BoundLocksAsync(GatewayContext context, TimeSpan idle, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Tells the other processes, once the context's transaction commits, that the head was raised.</summary>
    public virtual Task NotifyAsync(GatewayContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Calls back for each notification until the connection is lost or the token cancelled.</summary>
    public virtual Task ListenAsync(Action notified, CancellationToken cancellationToken) =>
        Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);

    public abstract ValueTask DisposeAsync();

    public static ControlDatabase Create(StorageOptions options, TimeProvider time) => options.Provider switch
    {
        StorageProvider.Sqlite => new SqliteDatabase(options.Path!, time),
        StorageProvider.Postgres => new PostgresDatabase(options.ConnectionString!, time),
        _ => throw new ArgumentOutOfRangeException(nameof(options)),
    };
}
