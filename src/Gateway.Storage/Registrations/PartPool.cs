namespace Gateway.Storage.Registrations;

/// <summary>One instance of each part that many documents have. Bounded; for one thread at a time.</summary>
internal sealed class PartPool<TSource, TPart>
    where TSource : notnull
{
    private const int Capacity = 1 << 16;

    private readonly Dictionary<TSource, TPart> _parts = [];

    /// <summary>The part that was read of an equal source; the source is kept and must not change.</summary>
    public TPart Share(TSource source, Func<TSource, TPart> read)
    {
        if (_parts.TryGetValue(source, out var part))
        {
            return part;
        }

        part = read(source);
        if (_parts.Count < Capacity)
        {
            _parts.Add(source, part);
        }

        return part;
    }
}
