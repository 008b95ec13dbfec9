using System.Numerics;

namespace Gateway.Core.Catalogue;

/// <summary>A set of fields of one entry version, by their index. A value: no allocation.</summary>
public readonly record struct FieldSet
{
    /// <summary>Greatest number of fields.</summary>
    public const int Capacity = 256;

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    private FieldSet(ulong a, ulong b, ulong c, ulong d) => (_a, _b, _c, _d) = (a, b, c, d);

    /// <summary>How many fields are in the set.</summary>
    public int Count =>
        BitOperations.PopCount(_a) + BitOperations.PopCount(_b) + BitOperations.PopCount(_c) + BitOperations.PopCount(_d);

    /// <summary>No field is in the set.</summary>
    public bool IsEmpty => (_a | _b | _c | _d) == 0;

    /// <summary>The field at the index is in the set.</summary>
    public bool Contains(int index)
    {
        var word = (index >> 6) switch { 0 => _a, 1 => _b, 2 => _c, _ => _d };
        return (word & (1UL << (index & 63))) != 0;
    }

    /// <summary>The set with the field at the index.</summary>
    public FieldSet With(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Capacity);
        var bit = 1UL << (index & 63);
        return (index >> 6) switch
        {
            0 => new FieldSet(_a | bit, _b, _c, _d),
            1 => new FieldSet(_a, _b | bit, _c, _d),
            2 => new FieldSet(_a, _b, _c | bit, _d),
            _ => new FieldSet(_a, _b, _c, _d | bit),
        };
    }

    /// <summary>The fields of either set.</summary>
    public FieldSet Union(FieldSet other) => new(_a | other._a, _b | other._b, _c | other._c, _d | other._d);
}
