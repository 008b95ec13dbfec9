namespace Gateway.Core.Identifiers;

/// <summary>主体: whom the data is about. Personal data, so its text names the type alone.</summary>
/// <param name="Type">What sort of identifier it is.</param>
/// <param name="Identifier">At most 64 characters, none a control character; see <see cref="Validate"/>.</param>
public readonly record struct Subject(SubjectType Type, string Identifier)
{
    /// <summary>In characters, whatever the type.</summary>
    public const int MaxLength = 64;

    public static bool TryCreate(
        string? typeCode, string? identifier, DateOnly today, out Subject subject, out IdentifierFault fault)
    {
        subject = default;
        if (!SubjectType.TryParse(typeCode, out var type, out fault))
        {
            return false;
        }

        var candidate = new Subject(type, identifier ?? string.Empty);
        fault = candidate.Validate(today);
        subject = fault.IsNone ? candidate : default;
        return fault.IsNone;
    }

    /// <summary>
    /// The fault in the identifier, or none: 111 as a citizen number, 001 as a social credit code, the
    /// documents of other types by length and as <c>0-9A-Z</c>. Never allocates.
    /// </summary>
    /// <param name="today">The day in the jurisdiction's time zone.</param>
    public IdentifierFault Validate(DateOnly today)
    {
        if (Type == SubjectType.CitizenNumber)
        {
            return CitizenNumber.Check(Identifier, today);
        }

        if (Type == SubjectType.SocialCreditCode)
        {
            return SocialCreditCode.Check(Identifier);
        }

        return Type.IsEmpty
            ? new(IdentifierKind.SubjectType, IdentifierFaultReason.Missing)
            : SubjectDocuments.Check(Type, Identifier);
    }

    /// <summary>The type code, never the identifier.</summary>
    public override string ToString() => $"Subject({Type})";
}
