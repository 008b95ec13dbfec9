namespace Gateway.Adapter.Sources;

/// <summary>How a column's value comes out of a source. Dates, moments and decimals come as ISO or plain text.</summary>
internal enum CellKind
{
    /// <summary>No value.</summary>
    Null = 0,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A binary floating-point number; only SQLite gives these.</summary>
    Real,

    /// <summary>A truth value.</summary>
    Boolean,

    /// <summary>Bytes.</summary>
    Binary,
}
