namespace Gateway.Core.Identifiers;

/// <summary>Documents without a check character that is known here: bounds only.</summary>
internal static class SubjectDocuments
{
    private const IdentifierKind Kind = IdentifierKind.Subject;

    public static IdentifierFault Check(SubjectType type, ReadOnlySpan<char> identifier)
    {
        var (least, most) = Bounds(type);
        if (identifier.Length < least || identifier.Length > most)
        {
            return new(Kind, identifier.IsEmpty ? IdentifierFaultReason.Missing : IdentifierFaultReason.Length);
        }

        return Alphabet.CheckBase36(identifier, Kind);
    }

    // Wide on purpose: passports of every state, permits of every generation.
    private static (int Least, int Most) Bounds(SubjectType type) => type switch
    {
        _ when type == SubjectType.Passport => (5, 20),
        _ when type == SubjectType.TaiwanTravelPermit => (7, 12),
        _ when type == SubjectType.HongKongMacaoTravelPermit => (8, 12),
        _ when type == SubjectType.ForeignPermanentResidencePermit => (15, 18),
        _ => (1, Subject.MaxLength),
    };
}
