namespace Gateway.Core.Minimisation;

/// <summary>Why a response was stopped.</summary>
public enum JsonFlaw
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It is not JSON (RFC 8259), or something follows its value.</summary>
    Syntax,

    /// <summary>A string that is not UTF-8, or an escape that is half of a surrogate pair.</summary>
    Encoding,

    /// <summary>Nested deeper than <see cref="JsonMinimiser.GreatestDepth"/>.</summary>
    TooDeep,

    /// <summary>It ends inside its value, or is empty.</summary>
    Truncated,

    /// <summary>An object or array was declared, and something else is there.</summary>
    Shape,

    /// <summary>An agreed field is not of its type.</summary>
    Type,

    /// <summary>An agreed field is longer than its length, or than can be masked or checked.</summary>
    TooLong,

    /// <summary>An agreed field stands twice in an object: readers disagree about which of them counts.</summary>
    Duplicate,
}
