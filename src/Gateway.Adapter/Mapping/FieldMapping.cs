using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gateway.Adapter.Mapping;

/// <summary>Where a field's value comes from, and how it is brought into the field's type.</summary>
internal sealed record FieldMapping
{
    /// <summary>The column; null for a constant and for a field that is not held.</summary>
    public string? Column { get; init; }

    /// <summary>The value of every record, as text.</summary>
    public string? Constant { get; init; }

    /// <summary>The source does not hold the field.</summary>
    public bool NotHeld { get; init; }

    /// <summary>The column that says for which moment the source states the field; null where none does.</summary>
    public FieldMapping? AsOf { get; init; }

    /// <summary>Blanks around the value do not count.</summary>
    public bool Trim { get; init; }

    /// <summary>Forms of a date or time kept as text or a number; the first that fits is taken.</summary>
    public ImmutableArray<DatePattern> Formats { get; init; } = [];

    /// <summary>The source's codes and the catalogue's; a code that is not among them is a fault. Null for none.</summary>
    public FrozenDictionary<string, string>? Codes { get; init; }

    /// <summary>Values that mean that there is none. Null for none.</summary>
    public FrozenSet<string>? NullWords { get; init; }

    /// <summary>Values that mean true.</summary>
    public FrozenSet<string>? TrueWords { get; init; }

    /// <summary>Values that mean false.</summary>
    public FrozenSet<string>? FalseWords { get; init; }

    /// <summary>The column holds the amount times ten to this: 2 where it holds cents.</summary>
    public int Scale { get; init; }

    /// <summary>Key values may be stored padded with blanks to this length; 0 for no.</summary>
    public int Pad { get; init; }
}
