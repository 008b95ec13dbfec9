using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Gateway.Core.Certificates;
using Gateway.Storage.Databases;
using Gateway.Storage.Following;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gateway.Storage.Certificates;

/// <summary>
/// Keeps this process's view of the feed of status events current. What fails is logged and tried again; meanwhile the view
/// ages, and once it is stale no cached certificate is answered by it.
/// </summary>
public sealed class FeedFollower : BackgroundService
{
    /// <summary>Points of the feed that a view knows at most.</summary>
    public const int Capacity = 65_536;

    private const int Attempts = 5;

    private readonly ControlDatabase _database;
    private readonly HeadSignal _signal;
    private readonly StorageOptions _options;
    private readonly int _capacity;
    private readonly TimeProvider _time;
    private readonly ILogger<FeedFollower> _logger;
    private readonly HeadSignal _moved = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private Task<FeedView>? _waiting;
    private Task _running = Task.CompletedTask;
    private bool _failing;
    private FeedView? _current;

    internal FeedFollower(
        ControlDatabase database,
        HeadSignal signal,
        StorageOptions options,
        int capacity,
        TimeProvider time,
        ILogger<FeedFollower> logger)
    {
        _database = database;
        _signal = signal;
        _options = options;
        _capacity = capacity;
        _time = time;
        _logger = logger;
    }

    /// <summary>The last view that was confirmed; null before the first. One volatile read.</summary>
    public FeedView? Current => Volatile.Read(ref _current);

    /// <summary>Completes when a view with another head is there. To be taken before <see cref="Current"/> is read.</summary>
    public Task Moved => _moved.Next;

    /// <summary>The view was confirmed recently enough to answer by.</summary>
    public bool IsFresh([NotNullWhen(true)] FeedView? view) =>
        view is not null && IsRecent(view.ConfirmedAt);

    /// <summary>The timestamp is not longer ago than a view may be to answer by.</summary>
    public bool IsRecent(long stamp) => _time.GetElapsedTime(stamp) <= _options.FreshnessLimit;

    /// <summary>A view that a query confirmed which began after this call. Callers at once share one query.</summary>
    /// <param name="cancellationToken">Ends the waiting; the query goes on for the others.</param>
    /// <exception cref="DbException">The database. It was logged, once for each outage; <see cref="Current"/> is as it was.</exception>
    /// <exception cref="InvalidOperationException">The database is a standby, or was never migrated.</exception>
    /// <exception cref="InvalidDataException">An event cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token, or the follower was stopped.</exception>
    public Task<FeedView> ConfirmAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // The one that waits has not begun its query; the one that runs may have.
            return (_waiting ??= RunAsync(_running)).WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _stopping.Cancel();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var raised = _signal.Next;
            try
            {
                if (!IsFresh(await ConfirmAsync(stoppingToken)))
                {
                    // Loading took longer than the view stays fresh.
                    continue;
                }
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested || stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // It was logged where it failed, for whoever asked.
            }

            await Task.WhenAny(raised, Task.Delay(_options.PollInterval, _time, stoppingToken));
        }
    }

    /// <summary>One query after another: the window has one writer.</summary>
    private async Task<FeedView> RunAsync(Task before)
    {
        // SQLite's calls block, and the gate is held by the caller.
        await Task.Yield();
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            (_running, _waiting) = (_waiting!, null);
        }

        try
        {
            var view = await PollAsync(_stopping.Token);
            if (_failing)
            {
                _failing = false;
                CertificatesLog.Recovered(_logger, view.Head.Sequence);
            }

            return view;
        }
        catch (Exception exception) when (!_stopping.IsCancellationRequested)
        {
            // Once for each outage: four lines a second tell no more.
            if (!_failing)
            {
                _failing = true;
                CertificatesLog.Failed(_logger, exception);
            }

            throw;
        }
    }

    private async Task<FeedView> PollAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await TryPollAsync(cancellationToken) is { } view)
            {
                Publish(view);
                return view;
            }
        }

        throw new InvalidOperationException("The epoch of the feed was renewed again and again: several servers answer as one database.");
    }

    /// <summary>Reads what came and confirms it; null where the epoch had to be renewed and the head must be read again.</summary>
    private async Task<FeedView?> TryPollAsync(CancellationToken cancellationToken)
    {
        var known = _current;
        FeedHead head;
        await using (var connection = await _database.OpenAsync(cancellationToken))
        {
            // Counted from before the query: what commits while it runs is not in its answer.
            var start = _time.GetTimestamp();
            head = await FeedHead.ReadAsync(_database, connection, null, cancellationToken);
            if (!head.IsOfAnotherRun)
            {
                if (known is not null && known.Head == head.Point)
                {
                    return known with { ConfirmedAt = start, ConfirmedTime = head.Time };
                }

                start = _time.GetTimestamp();
                await using var transaction = await _database.BeginSnapshotAsync(connection, cancellationToken);
                head = await FeedHead.ReadAsync(_database, connection, transaction, cancellationToken);
                if (!head.IsOfAnotherRun && await ReadWindowAsync(connection, transaction, known, head.Point, cancellationToken) is { } window)
                {
                    return new(window, head.Point, start, head.Time);
                }
            }
        }

        if (head.IsOfAnotherRun)
        {
            CertificatesLog.AnotherRun(_logger, head.Incarnation);
        }

        await FeedEpoch.RenewAsync(_database, head, _logger, cancellationToken);
        return null;
    }

    /// <summary>The window up to the head, all of whose events it holds; null where the history was replaced under its epoch.</summary>
    private async Task<FeedWindow?> ReadWindowAsync(
        DbConnection connection, DbTransaction transaction, FeedView? known, FeedPoint head, CancellationToken cancellationToken)
    {
        if (known is null)
        {
            return await LoadAsync(connection, transaction, head, cancellationToken);
        }

        if (known.Head.Epoch != head.Epoch)
        {
            CertificatesLog.HistoryReplaced(_logger, known.Head.Sequence, head.Sequence);
            return new FeedWindow(head, _capacity);
        }

        // Where more came than the window holds, what lies between is not read; the known event must be there all the same.
        var isFar = head.Sequence - known.Head.Sequence >= _capacity;
        var until = isFar ? known.Head : head;
        var entries = head.Sequence < known.Head.Sequence
            ? []
            : await FeedEntryReader.ReadAsync(connection, transaction, known.Head.Sequence, until.Sequence, cancellationToken);
        if (!FeedEntry.Lead(entries, known.Head, until))
        {
            CertificatesLog.HistoryReplaced(_logger, known.Head.Sequence, head.Sequence);
            return null;
        }

        if (isFar)
        {
            return await LoadAsync(connection, transaction, head, cancellationToken);
        }

        // The head was raised under its row's lock, so every event up to it is committed and among these.
        Add(known.Window, entries);
        return known.Window;
    }

    /// <summary>A window of the last events.</summary>
    private async Task<FeedWindow> LoadAsync(
        DbConnection connection, DbTransaction transaction, FeedPoint head, CancellationToken cancellationToken)
    {
        var from = Math.Max(0, head.Sequence - _capacity + 1);
        var entries = await FeedEntryReader.ReadAsync(connection, transaction, from, head.Sequence, cancellationToken);
        var start = entries.Count > 0 ? new FeedPoint(head.Epoch, from, entries[0].Tip) : head;
        if (!FeedEntry.Lead(entries, start, head))
        {
            CertificatesLog.Incomplete(_logger, from, head.Sequence);
            return new FeedWindow(head, _capacity);
        }

        var window = new FeedWindow(start, _capacity);
        Add(window, entries);
        CertificatesLog.Loaded(_logger, from, head.Sequence);
        return window;
    }

    /// <summary>Adds the entries after the first, which the window ends with.</summary>
    private static void Add(FeedWindow window, List<FeedEntry> entries)
    {
        foreach (var entry in entries.Skip(1))
        {
            window.Add(entry.Sequence, entry.Tip, entry.Keys);
        }
    }

    private void Publish(FeedView view)
    {
        var before = _current;
        Volatile.Write(ref _current, view);
        if (before?.Head != view.Head)
        {
            _moved.Raise();
        }
    }
}
