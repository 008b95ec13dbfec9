using Gateway.Audit;

namespace Gateway.Benchmarks.Audit;

/// <summary>A store that only takes as long as a disk: what is left is the cost of queueing and waking.</summary>
internal sealed class NoStore(Action commit) : ILogStore
{
    public string Description => "nothing";

    public void Open()
    {
    }

    public void Commit(LogGroup group) => commit();

    public void Check()
    {
    }

    public void Probe()
    {
    }

    public bool IsUntidy => false;

    public void Tidy()
    {
    }

    public ValueTask<IReadOnlyList<LogRow>> ReadAsync(long after, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<IReadOnlyList<LogRow>> FindAsync(Guid exchangeId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public void Dispose()
    {
    }
}
