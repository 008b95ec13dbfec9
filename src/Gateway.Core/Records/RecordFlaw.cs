namespace Gateway.Core.Records;

/// <summary>What is wrong with a record.</summary>
public enum RecordFlaw
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The record is longer than <see cref="RecordCheck.GreatestLength"/>.</summary>
    TooLong,

    /// <summary>It ends inside a field.</summary>
    Truncated,

    /// <summary>A tag or number that is no shortest varint of its range.</summary>
    Malformed,

    /// <summary>The entry has no field of that number.</summary>
    UnknownField,

    /// <summary>The field was not asked for.</summary>
    NotAsked,

    /// <summary>The wire type is not that of the field's type.</summary>
    WrongWireType,

    /// <summary>The field or state does not stand in ascending order, or stands twice.</summary>
    NotAscending,

    /// <summary>Text that is not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>Longer than the field's length.</summary>
    OverLength,

    /// <summary>A decimal that is not canonical.</summary>
    DecimalNotCanonical,

    /// <summary>A boolean that is neither 0 nor 1.</summary>
    MalformedBoolean,

    /// <summary>A date that is no date.</summary>
    MalformedDate,

    /// <summary>A timestamp that is no timestamp.</summary>
    MalformedTimestamp,

    /// <summary>A field state that is none.</summary>
    MalformedState,

    /// <summary>A state for a field that was not asked for, or that the entry does not have.</summary>
    StateNotAsked,

    /// <summary>A field with both a value and a state.</summary>
    ValueAndState,

    /// <summary>An asked field with neither a value nor a state.</summary>
    Missing,

    /// <summary>A field provenance that is none.</summary>
    MalformedProvenance,

    /// <summary>A provenance of a field that was not asked for, or that the entry does not have.</summary>
    ProvenanceNotAsked,

    /// <summary>A provenance of a field that has no value.</summary>
    ProvenanceWithoutValue,
}
