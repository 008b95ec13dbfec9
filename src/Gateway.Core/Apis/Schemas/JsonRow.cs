namespace Gateway.Core.Apis.Schemas;

/// <summary>A value, or the name of a member, which stands before its value.</summary>
internal struct JsonRow
{
    /// <summary>Where it begins: a text behind its quotation mark.</summary>
    public int Start;

    /// <summary>Its bytes; a text's without quotation marks.</summary>
    public int Length;

    /// <summary>The row behind it and all that it holds.</summary>
    public int Next;

    /// <summary>Elements or members that it holds; of a name, its number.</summary>
    public int Count;

    public JsonKind Kind;

    /// <summary>A text with escapes.</summary>
    public bool IsEscaped;
}
