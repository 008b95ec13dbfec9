namespace Gateway.Server.SharedData.Json;

/// <summary>The key of an entry of a map.</summary>
/// <param name="Place">Place of the entry among the values.</param>
/// <param name="Bits">The key where it is a number; the hash of its text where it is one.</param>
/// <param name="Start">Where the key's text begins in the message.</param>
/// <param name="Length">How many bytes it has; 0 where the key is a number.</param>
internal readonly record struct MapKey(int Place, ulong Bits, int Start, int Length) : IComparable<MapKey>
{
    public int CompareTo(MapKey other) => (Bits, Place).CompareTo((other.Bits, other.Place));
}
