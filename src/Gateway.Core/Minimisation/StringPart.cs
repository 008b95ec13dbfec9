namespace Gateway.Core.Minimisation;

/// <summary>What a step over a string came to.</summary>
internal enum StringPart
{
    /// <summary>The input is used up.</summary>
    More = 0,

    /// <summary>Bytes that stand for themselves.</summary>
    Plain,

    /// <summary>Bytes of an escape.</summary>
    Escape,

    /// <summary>The closing quote.</summary>
    End,

    /// <summary>One character more than there may be.</summary>
    TooLong,

    /// <summary>Not UTF-8, or half of a surrogate pair.</summary>
    Encoding,

    /// <summary>A control character, or no such escape.</summary>
    Syntax,
}
