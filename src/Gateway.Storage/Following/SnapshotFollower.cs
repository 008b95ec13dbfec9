using Gateway.Core.Snapshots;
using Gateway.Storage.Databases;
using Gateway.Storage.Registrations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gateway.Storage.Following;

/// <summary>
/// Keeps the snapshot of this process current. What fails is logged and tried again; meanwhile the view ages, and
/// once it is stale nothing is decided by it.
/// </summary>
public sealed class SnapshotFollower : BackgroundService
{
    private readonly ControlDatabase _database;
    private readonly HeadSignal _signal;
    private readonly StorageOptions _options;
    private readonly TimeZoneInfo _zone;
    private readonly TimeProvider _time;
    private readonly ILogger<SnapshotFollower> _logger;
    private ChangeReader _changes;
    private CatalogueHead? _head;
    private bool _failing;
    private SnapshotView _current;

    internal SnapshotFollower(
        ControlDatabase database,
        HeadSignal signal,
        StorageOptions options,
        TimeZoneInfo zone,
        TimeProvider time,
        ILogger<SnapshotFollower> logger)
    {
        _database = database;
        _signal = signal;
        _options = options;
        _zone = zone;
        _time = time;
        _logger = logger;
        _changes = NewReader();
        _current = new SnapshotView(Snapshot.Empty, null, options.FreshnessLimit, time);
    }

    /// <summary>Raised after <see cref="Current"/> holds another snapshot, on the follower's own thread: to be quick, or to queue.</summary>
    public event Action<Snapshot>? Changed;

    /// <summary>The snapshot to decide by, if it is fresh. One volatile read.</summary>
    public SnapshotView Current => Volatile.Read(ref _current);

    /// <summary>The current view may be decided by.</summary>
    public bool IsFresh() => Current.IsFresh(_time.GetTimestamp());

    /// <summary>
    /// Reads what changed and confirms the view; true if something changed. For one caller at a time: this
    /// follower's own loop, or a test.
    /// </summary>
    internal async Task<bool> PollAsync(CancellationToken cancellationToken)
    {
        // Counted from before the query: what commits while it runs is not in its answer.
        var start = _time.GetTimestamp();
        await using var connection = await _database.OpenAsync(cancellationToken);
        var head = await CatalogueHead.ReadAsync(_database, connection, null, cancellationToken);
        if (head == _head)
        {
            Publish(_current.Snapshot, start);
            return false;
        }

        start = _time.GetTimestamp();
        await using var transaction = await _database.BeginSnapshotAsync(connection, cancellationToken);
        head = await CatalogueHead.ReadAsync(_database, connection, transaction, cancellationToken);
        var goesOn = _head is { } known && known.Epoch == head.Epoch && known.Revision <= head.Revision;
        if (!goesOn && _head is not null)
        {
            FollowingLog.HistoryReplaced(_logger, _head.Value.Revision, head.Revision);
            _changes = NewReader();
        }

        // The head is raised under its row's lock, so every revision up to it is committed.
        var before = goesOn ? _current.Snapshot : Snapshot.Empty;
        var changes = await _changes.ReadAsync(connection, transaction, before.Revision, cancellationToken);
        var snapshot = before.Apply(changes, head.Revision);
        _head = head;
        Publish(snapshot, start);
        FollowingLog.Followed(_logger, head.Revision, changes.Count, _time.GetElapsedTime(start).TotalMilliseconds);
        Tell(snapshot);
        return true;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // SQLite's calls block; the start of the program does not wait for them.
        await Task.Yield();
        await FollowAsync(stoppingToken);
    }

    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var raised = _signal.Next;
            try
            {
                var changed = await PollAsync(stoppingToken);
                if (_failing)
                {
                    _failing = false;
                    FollowingLog.Recovered(_logger, _current.Snapshot.Revision);
                }

                if (changed)
                {
                    // Loading may have taken longer than the view stays fresh.
                    continue;
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // Once for each outage: four lines a second tell no more.
                if (!_failing)
                {
                    _failing = true;
                    FollowingLog.Failed(_logger, exception);
                }
            }

            await Task.WhenAny(raised, Task.Delay(_options.PollInterval, _time, stoppingToken));
        }
    }

    private void Publish(Snapshot snapshot, long confirmedAt) =>
        Volatile.Write(ref _current, new SnapshotView(snapshot, confirmedAt, _options.FreshnessLimit, _time));

    private void Tell(Snapshot snapshot)
    {
        try
        {
            Changed?.Invoke(snapshot);
        }
        catch (Exception exception)
        {
            // The snapshot stands all the same; following must go on.
            FollowingLog.ListenerFailed(_logger, exception);
        }
    }

    private ChangeReader NewReader() => new(new DocumentReader(_zone, new StringPool()));
}
