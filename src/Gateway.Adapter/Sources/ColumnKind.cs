namespace Gateway.Adapter.Sources;

/// <summary>What the live schema says a column holds.</summary>
internal enum ColumnKind
{
    /// <summary>The database does not say (SQLite columns without a plain type).</summary>
    Any,
    Text,

    /// <summary>Text of a fixed length, padded with blanks.</summary>
    PaddedText,
    Integer,
    Number,
    Boolean,
    Date,

    /// <summary>Date and time without a zone.</summary>
    LocalTime,

    /// <summary>A moment, given in UTC.</summary>
    Moment,
    Binary,

    /// <summary>A type of another kind, selected as its text.</summary>
    Other,
}
