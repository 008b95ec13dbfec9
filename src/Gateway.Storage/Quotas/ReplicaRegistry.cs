using System.Data.Common;
using Gateway.Storage.Databases;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gateway.Storage.Quotas;

/// <summary>
/// How many replicas are alive. Each raises its beat every second; one whose beat has not moved for five seconds of
/// this process's clock counts no more, so that the machines' clocks need not agree.
/// </summary>
public sealed class ReplicaRegistry : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_deadAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_forgottenAfter = TimeSpan.FromMinutes(5);

    private readonly ControlDatabase _database;
    private readonly TimeProvider _time;
    private readonly ILogger<ReplicaRegistry> _logger;
    private readonly Guid _id = Guid.NewGuid();
    private Dictionary<Guid, (long Beat, long MovedAt)> _beats = [];
    private int _liveCount = 1;
    private bool _failing;

    internal ReplicaRegistry(ControlDatabase database, TimeProvider time, ILogger<ReplicaRegistry> logger) =>
        (_database, _time, _logger) = (database, time, logger);

    /// <summary>Live replicas, this one included; at least 1.</summary>
    public int LiveCount => Volatile.Read(ref _liveCount);

    /// <summary>Raises this replica's beat and counts those of the others. For one caller at a time.</summary>
    internal async Task BeatAsync(CancellationToken cancellationToken)
    {
        using var turn = await _database.EnterWriteAsync(cancellationToken);
        await using var connection = await _database.OpenAsync(cancellationToken);
        await ExecuteAsync(
            connection,
            "INSERT INTO replicas AS replica (id, beat) VALUES (@id, 1) ON CONFLICT (id) DO UPDATE SET beat = replica.beat + 1",
            _id,
            cancellationToken);
        var now = _time.GetTimestamp();
        var beats = await ReadAsync(connection, now, cancellationToken);
        var live = beats.Count(each => each.Key == _id || _time.GetElapsedTime(each.Value.MovedAt, now) <= s_deadAfter);
        foreach (var (id, (_, movedAt)) in beats)
        {
            if (id != _id && _time.GetElapsedTime(movedAt, now) > s_forgottenAfter)
            {
                await ExecuteAsync(connection, "DELETE FROM replicas WHERE id = @id", id, cancellationToken);
            }
        }

        _beats = beats;
        if (live != _liveCount)
        {
            QuotasLog.ReplicasCounted(_logger, live);
            Volatile.Write(ref _liveCount, live);
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            using var turn = await _database.EnterWriteAsync(cancellationToken);
            await using var connection = await _database.OpenAsync(cancellationToken);
            await ExecuteAsync(connection, "DELETE FROM replicas WHERE id = @id", _id, cancellationToken);
        }
        catch (DbException exception)
        {
            // The others stop counting it by themselves.
            QuotasLog.BeatFailed(_logger, exception);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(s_interval, _time);
        do
        {
            try
            {
                await BeatAsync(stoppingToken);
                _failing = false;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The last count stands: a replica too many or too few is a lesser evil than none at all.
                if (!_failing)
                {
                    _failing = true;
                    QuotasLog.BeatFailed(_logger, exception);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<Dictionary<Guid, (long Beat, long MovedAt)>> ReadAsync(
        DbConnection connection, long now, CancellationToken cancellationToken)
    {
        var beats = new Dictionary<Guid, (long Beat, long MovedAt)>();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, beat FROM replicas";
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var (id, beat) = (rows.GetGuid(0), rows.GetInt64(1));
            var moved = !_beats.TryGetValue(id, out var known) || known.Beat != beat;
            beats.Add(id, (beat, moved ? now : known.MovedAt));
        }

        return beats;
    }

    private static async Task ExecuteAsync(DbConnection connection, string text, Guid id, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@id";
        parameter.Value = id;
        command.Parameters.Add(parameter);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
