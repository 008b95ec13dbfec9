using System.Diagnostics.CodeAnalysis;

namespace Gateway.Core.Identifiers;

/// <summary>
/// 电子证照标识, at most 94 characters (GB/T 36904-2018):
/// <c>1.2.156.3005.2.{type 21}.{issuer 18 or 6}.{serial 1-32}.{version 3}.{check}</c>.
/// </summary>
public readonly record struct CertificateIdentifier
{
    private readonly string? _value;

    private CertificateIdentifier(string value) => _value = value;

    /// <summary>True for the default value alone, of which nothing else but the text may be asked.</summary>
    public bool IsEmpty => _value is null;

    /// <summary>证照类型代码, 21 characters: the defining body's social credit code 18 and a serial of 3.</summary>
    public string TypeCode => Segment(0);

    public SocialCreditCode Definer => SocialCreditCode.Trusted(Segment(0).AsSpan(0, 18));

    /// <summary>证照颁发机构代码: a social credit code, or in some places a 6-digit region.</summary>
    public string IssuerCode => Segment(1);

    /// <summary>流水号, digits and capitals.</summary>
    public string Serial => Segment(2);

    /// <summary>Three digits, kept as text for its leading zeros.</summary>
    public string Version => Segment(3);

    /// <summary>The fault in a value, without allocating.</summary>
    public static IdentifierFault Check(ReadOnlySpan<char> value) => CertificateIdentifierChecks.Check(value);

    public static bool TryParse([NotNullWhen(true)] string? value, out CertificateIdentifier result, out IdentifierFault fault)
    {
        fault = Check(value);
        result = fault.IsNone ? new(value!) : default;
        return fault.IsNone;
    }

    public static bool TryParse(ReadOnlySpan<char> value, out CertificateIdentifier result, out IdentifierFault fault)
    {
        fault = Check(value);
        result = fault.IsNone ? new(value.ToString()) : default;
        return fault.IsNone;
    }

    /// <exception cref="IdentifierFormatException">The value has a fault.</exception>
    public static CertificateIdentifier Parse(string? value) =>
        TryParse(value, out var result, out var fault) ? result : throw new IdentifierFormatException(fault);

    /// <summary>Puts the segments together and adds the check character.</summary>
    /// <exception cref="IdentifierFormatException">The result has a fault.</exception>
    /// <exception cref="ArgumentException">A segment has a character outside <c>0-9A-Z</c>.</exception>
    public static CertificateIdentifier Create(string typeCode, string issuerCode, string serial, string version)
    {
        var check = CheckCharacter(typeCode, issuerCode, serial, version);
        return Parse($"{CertificateIdentifierChecks.Root}{typeCode}.{issuerCode}.{serial}.{version}.{check}");
    }

    /// <summary>ISO 7064 MOD 37,36 over the four segments; neither the root nor the dots are counted.</summary>
    /// <exception cref="ArgumentException">A segment has a character outside <c>0-9A-Z</c>.</exception>
    public static char CheckCharacter(
        ReadOnlySpan<char> typeCode, ReadOnlySpan<char> issuerCode, ReadOnlySpan<char> serial, ReadOnlySpan<char> version)
    {
        if (!Alphabet.IsBase36(typeCode) || !Alphabet.IsBase36(issuerCode) || !Alphabet.IsBase36(serial) || !Alphabet.IsBase36(version))
        {
            throw new ArgumentException("Expected segments of 0-9 and A-Z.");
        }

        var product = Iso7064.Mod37(Iso7064.Mod37Start, typeCode);
        product = Iso7064.Mod37(product, issuerCode);
        product = Iso7064.Mod37(product, serial);
        return Iso7064.Mod37End(Iso7064.Mod37(product, version));
    }

    /// <summary>The whole identifier with its root; empty for the default value.</summary>
    public override string ToString() => _value ?? string.Empty;

    private string Segment(int index)
    {
        var text = _value ?? throw new InvalidOperationException("There is no identifier.");
        var body = text.AsSpan(CertificateIdentifierChecks.Root.Length);
        Span<Range> ranges = stackalloc Range[CertificateIdentifierChecks.Segments];
        body.Split(ranges, '.');
        return body[ranges[index]].ToString();
    }
}
