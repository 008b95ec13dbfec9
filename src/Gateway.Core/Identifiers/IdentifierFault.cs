namespace Gateway.Core.Identifiers;

/// <summary>
/// What is wrong with an identifier and where. Holds no part of the refused value, so it may be
/// logged and sent back.
/// </summary>
/// <param name="Kind">What was being read; an embedded code is reported under the outer identifier.</param>
/// <param name="Reason">The form or check that failed.</param>
/// <param name="Position">1-based, in the whole value; of the check character where a check failed; null for the value as a whole.</param>
public readonly record struct IdentifierFault(IdentifierKind Kind, IdentifierFaultReason Reason, int? Position = null)
{
    /// <summary>The value is sound.</summary>
    public static IdentifierFault None => default;

    public bool IsNone => Reason == IdentifierFaultReason.None;

    /// <summary>Upper-case ASCII with underscores, e.g. <c>IDENTIFIER_CHECK_CHARACTER</c>; empty for none.</summary>
    public string Code => IdentifierFaultTexts.Code(Reason);

    public string English => IdentifierFaultTexts.English(this);

    public string Chinese => IdentifierFaultTexts.Chinese(this);

    /// <summary>The English text.</summary>
    public override string ToString() => English;
}
