using System.Buffers;

namespace Gateway.Server.SharedData.Json;

/// <summary>A stack in a pooled array, of which each level of nesting uses the end.</summary>
internal sealed class PooledStack<T>(int capacity) : IDisposable
    where T : unmanaged
{
    private T[] _items = ArrayPool<T>.Shared.Rent(capacity);

    public int Count { get; private set; }

    public ref T this[int index] => ref _items[index];

    public void Push(T item)
    {
        Reserve(1);
        _items[Count++] = item;
    }

    /// <summary>Adds that many empty items; returns where they begin.</summary>
    public int PushEmpty(int count)
    {
        Reserve(count);
        _items.AsSpan(Count, count).Clear();
        Count += count;
        return Count - count;
    }

    /// <summary>The items from there to the end; valid until the next one is added.</summary>
    public Span<T> From(int start) => _items.AsSpan(start, Count - start);

    /// <summary>Drops all from there on.</summary>
    public void CutTo(int count) => Count = count;

    public void Dispose()
    {
        var items = _items;
        (_items, Count) = ([], 0);
        if (items.Length > 0)
        {
            ArrayPool<T>.Shared.Return(items);
        }
    }

    private void Reserve(int room)
    {
        if (_items.Length - Count >= room)
        {
            return;
        }

        var larger = ArrayPool<T>.Shared.Rent(Math.Max(_items.Length * 2, checked(Count + room)));
        _items.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<T>.Shared.Return(_items);
        _items = larger;
    }
}
