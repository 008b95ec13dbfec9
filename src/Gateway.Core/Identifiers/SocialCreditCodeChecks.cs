using System.Buffers;

namespace Gateway.Core.Identifiers;

/// <summary>GB 32100-2015 over 18 characters, alone or inside a longer identifier.</summary>
internal static class SocialCreditCodeChecks
{
    public const int Length = 18;

    // No I, O, S, V, Z.
    private const string Letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    // 1 staffing, 2 foreign affairs, 3 justice, 4 culture, 5 civil affairs, 6 tourism, 7 religion, 8 trade
    // unions, 9 market regulation, A military, N agriculture, Y others.
    private const string Authorities = "123456789ANY";

    private static readonly SearchValues<char> LetterSet = SearchValues.Create(Letters);

    private static ReadOnlySpan<byte> Weights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    private static ReadOnlySpan<byte> OrganisationWeights => [3, 7, 9, 10, 5, 8, 4, 2];

    public static bool IsInAlphabet(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(LetterSet);

    /// <summary>Positions count from the start of the outer value; <paramref name="value"/> must have 18 characters.</summary>
    public static IdentifierFault Check(ReadOnlySpan<char> value, IdentifierKind kind, int offset)
    {
        var fault = Alphabet.Check(value, LetterSet, kind, offset);
        if (!fault.IsNone)
        {
            return fault;
        }

        if (!Authorities.Contains(value[0], StringComparison.Ordinal))
        {
            return new(kind, IdentifierFaultReason.Authority, offset + 1);
        }

        fault = RegionCode.Check(value[2..8], kind, offset + 2);
        if (!fault.IsNone)
        {
            return fault;
        }

        // The outer check first: when it fails the code was mistyped; when only the inner one fails it was badly made.
        if (CheckCharacter(value[..17]) != value[17])
        {
            return new(kind, IdentifierFaultReason.CheckCharacter, offset + 18);
        }

        return OrganisationCheckCharacter(value[8..16]) == value[16]
            ? IdentifierFault.None
            : new(kind, IdentifierFaultReason.OrganisationCheck, offset + 17);
    }

    public static char CheckCharacter(ReadOnlySpan<char> first17)
    {
        var sum = 0;
        for (var index = 0; index < Weights.Length; index++)
        {
            sum += Letters.IndexOf(first17[index], StringComparison.Ordinal) * Weights[index];
        }

        return Letters[(31 - (sum % 31)) % 31];
    }

    public static char OrganisationCheckCharacter(ReadOnlySpan<char> first8)
    {
        var sum = 0;
        for (var index = 0; index < OrganisationWeights.Length; index++)
        {
            sum += Alphabet.Value(first8[index]) * OrganisationWeights[index];
        }

        var check = (11 - (sum % 11)) % 11;
        return check == 10 ? 'X' : (char)('0' + check);
    }
}
