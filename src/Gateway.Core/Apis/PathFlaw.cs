namespace Gateway.Core.Apis;

/// <summary>Why a path or query is refused: a server behind could read it otherwise than it was decided.</summary>
public enum PathFlaw
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>Over a bound of length or count.</summary>
    TooLong,

    /// <summary>It does not begin with a slash.</summary>
    NotAbsolute,

    /// <summary>Two slashes beside each other, or one at the end.</summary>
    EmptySegment,

    /// <summary>A segment of dots.</summary>
    DotSegment,

    /// <summary>A character that must be written in percent form.</summary>
    Character,

    /// <summary>A percent form that is cut, not hexadecimal, or not UTF-8 (over-long forms are not).</summary>
    Encoding,

    /// <summary>A percent form of a percent form.</summary>
    DoubleEncoding,

    /// <summary>A slash or backslash inside a segment, or a character that may be taken for one.</summary>
    Separator,

    /// <summary>A semicolon: some servers cut parameters off behind it.</summary>
    Parameter,

    /// <summary>A control character, or in a path one that shows nothing.</summary>
    Control,
}
