namespace Gateway.Core.Apis.Schemas;

/// <summary>Why a text is not read as JSON, though some reader might.</summary>
internal enum JsonFault
{
    None = 0,

    /// <summary>Not JSON (RFC 8259).</summary>
    Syntax,

    /// <summary>Not UTF-8, or half of a surrogate pair in an escape: readers differ in what they make of it.</summary>
    Encoding,

    /// <summary>A name stands twice in one object: readers differ in which they take.</summary>
    Repeated,

    /// <summary>Nested too deeply.</summary>
    Depth,

    /// <summary>Too many values.</summary>
    Size,
}
