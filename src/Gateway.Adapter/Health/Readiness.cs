using Gateway.Adapter.Journal;
using Gateway.Adapter.Sources;

namespace Gateway.Adapter.Health;

/// <summary>Whether the adapter can answer: the database does, and the journal can be written. Asked anew every two seconds at most.</summary>
internal sealed class Readiness : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ISource _source;
    private readonly ReleaseJournal _journal;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _probing = new(1);
    private readonly IHostApplicationLifetime _lifetime;
    private long _probedAt;
    private bool _probed;
    private bool _sourceAnswers;

    public Readiness(ISource source, ReleaseJournal journal, IHostApplicationLifetime lifetime, TimeProvider time) =>
        (_source, _journal, _lifetime, _time) = (source, journal, lifetime, time);

    /// <summary>The database answered when it was last asked.</summary>
    public bool SourceAnswers => Volatile.Read(ref _sourceAnswers);

    /// <summary>What keeps it from answering; null where nothing does.</summary>
    public async ValueTask<string?> FaultAsync(CancellationToken cancellationToken)
    {
        if (_lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return "The adapter is stopping.";
        }

        if (!_journal.IsWritable)
        {
            return "The journal cannot be written.";
        }

        if (!IsFresh)
        {
            await _probing.WaitAsync(cancellationToken);
            try
            {
                if (!IsFresh)
                {
                    _sourceAnswers = await ProbeAsync();
                    (_probedAt, _probed) = (_time.GetTimestamp(), true);
                }
            }
            finally
            {
                _probing.Release();
            }
        }

        return _sourceAnswers ? null : "The database does not answer.";
    }

    public void Dispose() => _probing.Dispose();

    private bool IsFresh => _probed && _time.GetElapsedTime(_probedAt) < Fresh;

    private async Task<bool> ProbeAsync()
    {
        using var patience = new CancellationTokenSource(Patience, _time);
        try
        {
            await _source.ProbeAsync(patience.Token).WaitAsync(patience.Token);
            return true;
        }
        catch (Exception fault) when (fault is SourceException or OperationCanceledException)
        {
            return false;
        }
    }
}
