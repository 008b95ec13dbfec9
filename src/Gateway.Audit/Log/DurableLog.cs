using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Gateway.Audit.Postgres;
using Gateway.Audit.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Audit;

/// <summary>
/// A log whose appends complete when the record survives a loss of power: the gateway's exchange log and an adapter's
/// journal. One writer commits in groups; many callers may append at once. Appends do not throw: what
/// failed is in the <see cref="AppendResult"/>.
/// </summary>
public sealed class DurableLog : ILogReader, IAsyncDisposable
{
    internal const string NotStarted = "The log is not started.";

    private readonly ConcurrentQueue<PendingAppend> _pool = new();
    private readonly ILogStore _store;
    private readonly GroupQueue _queue;
    private readonly LogWriter _writer;
    private int _started;
    private int _closing;

    internal DurableLog(
        ILogStore store, string origin, LogLimits limits, TimeProvider time, ILogger logger, IMeterFactory? meters = null, string? path = null)
    {
        Origin = origin;
        _store = store;
        _queue = new GroupQueue(limits, NotStarted, time);
        _writer = new LogWriter(store, _queue, time, logger, origin, new LogMetrics(origin, meters));
        _writer.Metrics.Observe(this, path);
    }

    /// <summary>
    /// A log by its options, not started yet. Faulty options are an <see cref="OptionsValidationException"/> that
    /// names all faults.
    /// </summary>
    /// <param name="options">Where it is kept.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">What it says.</param>
    /// <param name="meters">The host's meters; the process's own where it is left out.</param>
    /// <param name="mayCreate">Whether tables that are missing in PostgreSQL are created; otherwise the log is refused.</param>
    public static DurableLog Create(
        ExchangeLogOptions options, TimeProvider time, ILoggerFactory loggers, IMeterFactory? meters = null, bool mayCreate = true)
    {
        ValidateOptionsResult valid = new ExchangeLogOptionsValidator().Validate(null, options);
        if (valid.Failed)
        {
            throw new OptionsValidationException(nameof(ExchangeLogOptions), typeof(ExchangeLogOptions), valid.Failures);
        }

        ILogStore store = options.Store == LogStoreKind.Postgres
            ? new PostgresLogStore(options.ConnectionString, options.Origin, options.CommitTimeout, mayCreate)
            : new SqliteLogStore(options.Path, options.Origin, options.Synchronous);
        var limits = new LogLimits(options.MaxOutstandingRecords, options.MaxOutstandingBytes);
        return new DurableLog(
            store, options.Origin, limits, time, loggers.CreateLogger<DurableLog>(), meters, options.Store == LogStoreKind.Sqlite ? options.Path : null);
    }

    /// <summary>Raised on the log's own thread when it stops or starts being writable: be short, and append nothing there.</summary>
    public event EventHandler<LogWritability>? WritabilityChanged
    {
        add => _writer.WritabilityChanged += value;
        remove => _writer.WritabilityChanged -= value;
    }

    /// <summary>Name of the log, for receipts.</summary>
    public string Origin { get; }

    /// <summary>Whether it can be written at present; while not, a real write is tried every 250 ms.</summary>
    public bool IsWritable => _writer.Writability.IsWritable;

    /// <summary>The same with reason and since when.</summary>
    public LogWritability Writability => _writer.Writability;

    /// <summary>Records that wait to become durable.</summary>
    public int Outstanding => _queue.Outstanding;

    /// <summary>How long the oldest of them has waited; zero where none waits.</summary>
    public TimeSpan Lag => _queue.Lag;

    /// <summary>
    /// Opens the log and starts its writer. Throws <see cref="LogRefusedException"/> where it is set up so that it
    /// must not be used; where the disk or the database is away, the log starts unwritable and becomes
    /// writable by itself.
    /// </summary>
    public Task StartAsync() => Interlocked.Exchange(ref _started, 1) == 0 ? Task.Run(_writer.Start) : Task.CompletedTask;

    /// <summary>
    /// Appends a record and completes when its group is durable. The bytes are copied before the call returns. A
    /// cancelled token frees the caller at once (<see cref="AppendStatus.Abandoned"/>) but not the record, once queued.
    /// The result is to be awaited once; what follows the await may run on a thread of the log, which waits for nothing while
    /// it does, so that a continuation that blocks hurts only the callers of its own group.
    /// </summary>
    /// <param name="id">Id of the exchange.</param>
    /// <param name="record">The canonical bytes.</param>
    /// <param name="leaf">Their <see cref="LeafHash"/>.</param>
    /// <param name="cancellationToken">Frees the caller. A token that cannot be cancelled makes an append cheaper.</param>
    public ValueTask<AppendResult> AppendAsync(
        Guid id, ReadOnlySpan<byte> record, in Digest leaf, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return new(AppendResult.Abandoned);
        }

        PendingAppend pending = _pool.TryDequeue(out PendingAppend? pooled) ? pooled : new PendingAppend(_pool);
        ValueTask<AppendResult> task = pending.Begin(cancellationToken);
        if (_queue.TryAdd(id, record, leaf, pending, out AppendResult refused))
        {
            return task;
        }

        pending.Discard();
        return new(refused);
    }

    /// <summary>Writes the record canonically, appends it, and says its leaf hash, which belongs on the receipt.</summary>
    public ValueTask<AppendResult> AppendAsync(ExchangeRecord record, out Digest leaf, CancellationToken cancellationToken = default)
    {
        CanonicalWriter writer = CanonicalWriter.ForThread();
        ExchangeRecordWriter.Write(record, writer);
        leaf = writer.ComputeLeaf();
        return AppendAsync(record.ExchangeId, writer.Record, leaf, cancellationToken);
    }

    /// <summary>The same for an adapter's journal.</summary>
    public ValueTask<AppendResult> AppendAsync(JournalRecord record, out Digest leaf, CancellationToken cancellationToken = default)
    {
        CanonicalWriter writer = CanonicalWriter.ForThread();
        JournalRecordWriter.Write(record, writer);
        leaf = writer.ComputeLeaf();
        return AppendAsync(record.ExchangeId, writer.Record, leaf, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LogRow>> ReadAsync(long after, int limit, CancellationToken cancellationToken) =>
        _store.ReadAsync(after, limit, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LogRow>> FindAsync(Guid exchangeId, CancellationToken cancellationToken) =>
        _store.FindAsync(exchangeId, cancellationToken);

    /// <summary>Refuses new records, writes those that were taken, and closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        bool first = Interlocked.Exchange(ref _closing, 1) == 0;
        _queue.Close("The log is closed.");
        if (Volatile.Read(ref _started) == 0)
        {
            _store.Dispose();
        }
        else
        {
            await _writer.Stopped;
        }

        if (first)
        {
            _writer.Dispose();
            _queue.Dispose();
        }
    }
}
