using Gateway.Core.Certificates;
using Gateway.Core.Identifiers;

namespace Gateway.Core.Catalogue.Rules;

/// <summary>Rules of what makes an entry's records certificates.</summary>
public static class CertificateRules
{
    /// <summary>A certificate entry without its terms.</summary>
    public static readonly Rule Missing = new(
        "CERTIFICATE_TERMS_MISSING",
        "An entry of certificates says which type they are and which fields hold their identifier, status and term. Write them under certificate.",
        "电子证照条目须说明证照类型，以及证照标识、状态、有效期所在的信息项。请填写 certificate。");

    /// <summary>Terms on what holds no certificates.</summary>
    public static readonly Rule Unused = new(
        "CERTIFICATE_TERMS_UNUSED", "Only entries of certificates have these. Remove them, or write entry_kind: certificate.", "只有电子证照条目才有该项。请去掉，或改为 entry_kind: certificate。");

    /// <summary>Not a type code.</summary>
    public static readonly Rule TypeCode = new(
        "CERTIFICATE_TYPE_MALFORMED",
        "Not a certificate type code. Write 21 characters: the defining body's unified social credit code and a serial of 3 (GB/T 36904).",
        "不是证照类型代码。请填写 21 位：定义机构的统一社会信用代码加 3 位顺序号（GB/T 36904）。");

    /// <summary>A field of a type that does not fit.</summary>
    public static readonly Rule FieldMisfit = new(
        "CERTIFICATE_FIELD_TYPE", "This must be a field of type {0}. Choose another field.", "该处须为 {0} 类型的信息项。请选择其他信息项。");

    /// <summary>A sensitive field.</summary>
    public static readonly Rule FieldSensitive = new(
        "CERTIFICATE_FIELD_SENSITIVE",
        "Every agreement about certificates grants this field plain, so it may not be sensitive. Write sensitivity l1 or l2.",
        "所有证照协议都以原值提供该信息项，其分级不得为 L3 及以上。请填写 l1 或 l2。");

    /// <summary>Other keys than one holder.</summary>
    public static readonly Rule Key = new(
        "CERTIFICATE_KEY",
        "Certificates are found by their holder: write exactly one key field, which is a subject field too.",
        "证照按持证主体查询：请填写唯一的主键项，且须为主体项。");

    /// <summary>Watching what holds no certificates.</summary>
    public static readonly Rule WatchUnused = new(
        "CERTIFICATE_WATCH", "Only what happens to certificates can be watched. Remove watch, or write entry_kind: certificate.", "只有电子证照条目可以订阅状态。请去掉 watch，或改为 entry_kind: certificate。");

    /// <summary>Codes without a field, or a field without codes.</summary>
    public static readonly Rule StatusCodes = new(
        "CERTIFICATE_STATUS_CODES", "A status field and the meaning of its codes go together. Write both or neither.", "状态信息项与其代码含义须同时填写。请同时填写，或都不填写。");

    /// <summary>The agreement leaves out what every answer about certificates has.</summary>
    public static readonly Rule NotGranted = new(
        "CERTIFICATE_FIELDS_NOT_GRANTED",
        "The entry holds certificates, so the agreement grants {0} too, not masked: no certificate is told of without its identifier, status and term.",
        "该条目为电子证照，协议还须以原值提供 {0}：未提供标识、状态和有效期的证照不能应答。");

    private const int TypeCodeLength = 21;

    /// <summary>The text is a certificate type code.</summary>
    public static bool IsTypeCode(ReadOnlySpan<char> text) =>
        text.Length == TypeCodeLength && SocialCreditCode.Check(text[..18]).IsNone && Alphabet.IsBase36(text[18..]);

    /// <summary>Checks one of the fields that the terms name.</summary>
    public static void CheckField(FaultList faults, string path, IReadOnlyList<Field> fields, string name, FieldType type, bool required)
    {
        if (name.Length == 0 && !required)
        {
            return;
        }

        if (fields.FirstOrDefault(field => string.Equals(field.ApiName, name, StringComparison.Ordinal)) is not { } field)
        {
            faults.Add(path, FieldRules.Unknown);
            return;
        }

        if (field.Type != type)
        {
            faults.Add(path, FieldMisfit, type.ToString().ToLowerInvariant());
        }

        if (field.Sensitivity >= Sensitivity.L3)
        {
            faults.Add(path, FieldSensitive);
        }
    }

    /// <summary>Checks what the codes of the status field mean.</summary>
    public static void CheckStatusCodes(FaultList faults, string field, IReadOnlyList<(string Code, CertificateStatus Status)> codes)
    {
        if ((field.Length > 0) != (codes.Count > 0))
        {
            faults.Add("certificate.status_codes", StatusCodes);
        }

        ValueRules.CheckCount(faults, "certificate.status_codes", codes.Count, 100);
        ValueRules.CheckDistinct(faults, "certificate.status_codes", codes.Select(meaning => meaning.Code));
        for (var i = 0; i < codes.Count; i++)
        {
            using var step = faults.In("certificate.status_codes", i);
            TextRules.Check(faults, "code", codes[i].Code, 64);
            ValueRules.CheckKnown(faults, "status", codes[i].Status);
        }
    }
}
