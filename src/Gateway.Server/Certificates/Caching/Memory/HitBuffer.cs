using System.Numerics;
using System.Runtime.InteropServices;

namespace Gateway.Server.Certificates.Caching.Memory;

/// <summary>
/// Hits that the policy has not seen yet: one ring a processor, so that hits neither wait for a lock nor for each other. What does not fit is
/// lost: the order of use need not be exact.
/// </summary>
internal sealed class HitBuffer
{
    private const int Slots = 32;

    private readonly Ring[] _rings;

    public HitBuffer()
    {
        _rings = new Ring[BitOperations.RoundUpToPowerOf2((uint)Math.Min(Environment.ProcessorCount, 64))];
        for (var i = 0; i < _rings.Length; i++)
        {
            _rings[i].Entries = new MemoryEntry?[Slots];
        }
    }

    /// <summary>Adds a hit; true where it is time to drain.</summary>
    public bool Add(MemoryEntry entry)
    {
        ref var ring = ref _rings[Thread.GetCurrentProcessorId() & (_rings.Length - 1)];
        var place = Interlocked.Increment(ref ring.Count);
        if (place <= Slots)
        {
            Volatile.Write(ref ring.Entries[place - 1], entry);
        }

        // Again now and then, where the policy was busy when the ring became full.
        return place % Slots == 0;
    }

    /// <summary>Takes out what is there. For one at a time.</summary>
    public void Drain(Action<MemoryEntry> used)
    {
        foreach (ref var ring in _rings.AsSpan())
        {
            var count = Math.Min(Volatile.Read(ref ring.Count), Slots);
            for (var i = 0; i < count; i++)
            {
                // Null where another thread has its place and not yet written to it: what it writes is drained the next time.
                if (Interlocked.Exchange(ref ring.Entries[i], null) is { } entry)
                {
                    used(entry);
                }
            }

            Volatile.Write(ref ring.Count, 0);
        }
    }

    /// <summary>Far enough from its neighbours that processors do not take each other's lines away.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Ring
    {
        [FieldOffset(0)]
        public MemoryEntry?[] Entries;

        [FieldOffset(64)]
        public int Count;
    }
}
