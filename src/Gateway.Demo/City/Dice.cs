namespace Gateway.Demo.City;

/// <summary>
/// SplitMix64. Its sequence is written down here, so that no change of a runtime's own generator changes
/// the city. Each part of the city throws its own dice, named by a stream, so that parts can be made in
/// any order.
/// </summary>
internal sealed class Dice(ulong stream)
{
    private ulong _state = CitySeed.Seed ^ (stream * 0xD1B5_4A32_D192_ED03);

    /// <summary>0 to <paramref name="limit"/> - 1.</summary>
    public int Next(int limit) => (int)(((UInt128)Next() * (uint)limit) >> 64);

    /// <summary>From the first to the last, inclusive.</summary>
    public int Between(int first, int last) => first + Next(last - first + 1);

    public bool Chance(int percent) => Next(100) < percent;

    public T Pick<T>(ReadOnlySpan<T> from) => from[Next(from.Length)];

    public DateOnly Date(DateOnly first, DateOnly last) =>
        first >= last ? first : first.AddDays(Next(last.DayNumber - first.DayNumber + 1));

    private ulong Next()
    {
        _state += 0x9E37_79B9_7F4A_7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
