using System.Buffers;

namespace Gateway.Audit;

/// <summary>The records that are committed together: their bytes one after the other in one pooled buffer.</summary>
internal sealed class LogGroup : IDisposable
{
    private const int Kept = 512 * 1024;

    private GroupEntry[] _entries = new GroupEntry[64];
    private PendingAppend?[] _waiting = new PendingAppend?[64];
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(64 * 1024);

    /// <param name="done">Told when all callers have been woken and the group may be used again.</param>
    public LogGroup(Action<LogGroup> done) => Completion = new GroupCompletion(this, done);

    public GroupCompletion Completion { get; }

    public int Count { get; private set; }

    public int ByteCount { get; private set; }

    public ReadOnlySpan<GroupEntry> Entries => _entries.AsSpan(0, Count);

    public PendingAppend Waiting(int index) => _waiting[index]!;

    public ReadOnlyMemory<byte> Record(in GroupEntry entry) => _bytes.AsMemory(entry.Offset, entry.Length);

    /// <summary>Copies the record, so that the caller may reuse its own buffer at once.</summary>
    public void Add(Guid id, ReadOnlySpan<byte> record, in Digest leaf, PendingAppend waiting)
    {
        if (_bytes.Length - ByteCount < record.Length)
        {
            Grow(ByteCount + record.Length);
        }

        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Count * 2);
            Array.Resize(ref _waiting, Count * 2);
        }

        record.CopyTo(_bytes.AsSpan(ByteCount));
        _entries[Count] = new GroupEntry(id, leaf, ByteCount, record.Length);
        _waiting[Count] = waiting;
        ByteCount += record.Length;
        Count++;
    }

    /// <summary>Empties it for the next use; a buffer grown by a burst goes back.</summary>
    public void Clear()
    {
        Array.Clear(_waiting, 0, Count);
        Count = 0;
        ByteCount = 0;
        if (_bytes.Length > Kept)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = ArrayPool<byte>.Shared.Rent(64 * 1024);
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private void Grow(int least)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(least, _bytes.Length * 2));
        _bytes.AsSpan(0, ByteCount).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
