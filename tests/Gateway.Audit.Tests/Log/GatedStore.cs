namespace Gateway.Audit.Tests.Log;

/// <summary>A store whose commits wait until the test lets them through, and fail when it says so.</summary>
internal sealed class GatedStore : ILogStore
{
    private readonly SemaphoreSlim _gate = new(0);
    private readonly Lock _lock = new();
    private readonly List<byte[][]> _groups = [];
    private int _waiting;

    public volatile bool Failing;
    public volatile bool Refusing;
    private int _probes;

    public string Description => "a gated store";

    public bool IsCommitting => Volatile.Read(ref _waiting) == 1;

    public int Probes => Volatile.Read(ref _probes);

    public bool IsDisposed { get; private set; }

    public IReadOnlyList<byte[][]> Groups
    {
        get
        {
            lock (_lock)
            {
                return [.. _groups];
            }
        }
    }

    public void LetThrough(int groups = 1) => _gate.Release(groups);

    public void LetAllThrough() => _gate.Release(1_000_000);

    public void Open()
    {
        if (Refusing)
        {
            throw new LogRefusedException("refused by the test");
        }

        FailIfTold();
    }

    public void Commit(LogGroup group)
    {
        Volatile.Write(ref _waiting, 1);
        _gate.Wait();
        Volatile.Write(ref _waiting, 0);
        FailIfTold();
        var records = new List<byte[]>();
        foreach (GroupEntry entry in group.Entries)
        {
            records.Add(group.Record(entry).ToArray());
        }

        lock (_lock)
        {
            _groups.Add([.. records]);
        }
    }

    public void Check() => Probe();

    public void Probe()
    {
        Interlocked.Increment(ref _probes);
        FailIfTold();
    }

    public bool IsUntidy => false;

    public void Tidy()
    {
    }

    public ValueTask<IReadOnlyList<LogRow>> ReadAsync(long after, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<IReadOnlyList<LogRow>> FindAsync(Guid exchangeId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public void Dispose() => IsDisposed = true;

    private void FailIfTold()
    {
        if (Failing)
        {
            throw new LogStoreException("the disk of the test is full");
        }
    }
}
