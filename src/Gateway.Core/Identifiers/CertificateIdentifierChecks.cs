namespace Gateway.Core.Identifiers;

/// <summary>GB/T 36904-2018 in the order root, segments, characters, check character, embedded codes.</summary>
internal static class CertificateIdentifierChecks
{
    public const string Root = "1.2.156.3005.2.";
    public const int Segments = 5;

    private const int MaxLength = 94;
    private const IdentifierKind Kind = IdentifierKind.CertificateIdentifier;

    public static IdentifierFault Check(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
        {
            return new(Kind, IdentifierFaultReason.Missing);
        }

        if (!value.StartsWith(Root))
        {
            return new(Kind, IdentifierFaultReason.Root, value.CommonPrefixLength(Root) + 1);
        }

        if (value.Length > MaxLength)
        {
            return new(Kind, IdentifierFaultReason.Length);
        }

        var body = value[Root.Length..];

        // One range more than wanted, so that a surplus segment shows.
        Span<Range> ranges = stackalloc Range[Segments + 1];
        return body.Split(ranges, '.') == Segments
            ? CheckBody(body, ranges)
            : new(Kind, IdentifierFaultReason.Segments);
    }

    private static IdentifierFault CheckBody(ReadOnlySpan<char> body, ReadOnlySpan<Range> ranges)
    {
        for (var index = 0; index < Segments; index++)
        {
            var fault = CheckForm(body[ranges[index]], index, Offset(body, ranges[index]));
            if (!fault.IsNone)
            {
                return fault;
            }
        }

        var check = CertificateIdentifier.CheckCharacter(
            body[ranges[0]], body[ranges[1]], body[ranges[2]], body[ranges[3]]);
        return check == body[^1]
            ? CheckEmbedded(body, ranges)
            : new(Kind, IdentifierFaultReason.CheckCharacter, Root.Length + body.Length);
    }

    private static IdentifierFault CheckForm(ReadOnlySpan<char> segment, int index, int offset)
    {
        // Issuers are bodies; a region in their place was seen in use. Serials of 7 to 32 were seen.
        var fits = index switch
        {
            0 => segment.Length == 21,
            1 => segment.Length is 18 or 6,
            2 => segment.Length is >= 1 and <= 32,
            3 => segment.Length == 3,
            _ => segment.Length == 1,
        };
        if (!fits)
        {
            return new(Kind, IdentifierFaultReason.Length, offset + 1);
        }

        return index == 3 ? Alphabet.CheckDigits(segment, Kind, offset) : Alphabet.CheckBase36(segment, Kind, offset);
    }

    private static IdentifierFault CheckEmbedded(ReadOnlySpan<char> body, ReadOnlySpan<Range> ranges)
    {
        var fault = SocialCreditCodeChecks.Check(body[ranges[0]][..SocialCreditCodeChecks.Length], Kind, Root.Length);
        if (!fault.IsNone)
        {
            return fault;
        }

        var issuer = body[ranges[1]];
        var offset = Offset(body, ranges[1]);
        return issuer.Length == SocialCreditCodeChecks.Length
            ? SocialCreditCodeChecks.Check(issuer, Kind, offset)
            : RegionCode.Check(issuer, Kind, offset);
    }

    private static int Offset(ReadOnlySpan<char> body, Range range) => Root.Length + range.Start.GetOffset(body.Length);
}
