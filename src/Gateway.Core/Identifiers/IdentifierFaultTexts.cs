using static System.FormattableString;

namespace Gateway.Core.Identifiers;

/// <summary>The words of faults, in one place so that no code path can put a value into them.</summary>
internal static class IdentifierFaultTexts
{
    public static string Code(IdentifierFaultReason reason) => Words(reason).Code;

    public static string English(IdentifierFault fault)
    {
        var place = fault.Position is { } position ? Invariant($" (position {position})") : string.Empty;
        return fault.IsNone ? string.Empty : $"{Words(fault.Kind).English}: {Words(fault.Reason).English}{place}.";
    }

    public static string Chinese(IdentifierFault fault)
    {
        var place = fault.Position is { } position ? Invariant($"（第 {position} 位）") : string.Empty;
        return fault.IsNone ? string.Empty : $"{Words(fault.Kind).Chinese}：{Words(fault.Reason).Chinese}{place}。";
    }

    private static (string English, string Chinese) Words(IdentifierKind kind) => kind switch
    {
        IdentifierKind.CitizenNumber => ("Citizen number", "公民身份号码"),
        IdentifierKind.SocialCreditCode => ("Unified social credit code", "统一社会信用代码"),
        IdentifierKind.CertificateIdentifier => ("Certificate identifier", "电子证照标识"),
        IdentifierKind.ServiceItemCode => ("Service item code", "事项编码"),
        IdentifierKind.RegionCode => ("Region code", "行政区划代码"),
        IdentifierKind.SubjectType => ("Subject type code", "主体代码类型"),
        IdentifierKind.Subject => ("Subject identifier", "主体代码"),
        _ => (string.Empty, string.Empty),
    };

    private static (string Code, string English, string Chinese) Words(IdentifierFaultReason reason) => reason switch
    {
        IdentifierFaultReason.Missing => ("IDENTIFIER_MISSING", "no value", "未填写"),
        IdentifierFaultReason.Length => ("IDENTIFIER_LENGTH", "wrong length", "长度不符"),
        IdentifierFaultReason.FirstGeneration =>
            ("IDENTIFIER_FIRST_GENERATION", "a first-generation number, to be upgraded first", "为第一代号码，须先升位"),
        IdentifierFaultReason.Character => ("IDENTIFIER_CHARACTER", "a character that may not stand there", "含有不允许的字符"),
        IdentifierFaultReason.LowerCase => ("IDENTIFIER_LOWER_CASE", "a lower-case letter", "含有小写字母"),
        IdentifierFaultReason.Region => ("IDENTIFIER_REGION", "no such region", "行政区划不存在"),
        IdentifierFaultReason.BirthDate => ("IDENTIFIER_BIRTH_DATE", "the birth date is not a calendar date", "出生日期不存在"),
        IdentifierFaultReason.FutureBirthDate =>
            ("IDENTIFIER_FUTURE_BIRTH_DATE", "the birth date is in the future", "出生日期晚于当前日期"),
        IdentifierFaultReason.Authority => ("IDENTIFIER_AUTHORITY", "no such registration authority", "登记管理部门代码不存在"),
        IdentifierFaultReason.OrganisationCheck =>
            ("IDENTIFIER_ORGANISATION_CHECK", "the organisation code's check character is wrong", "组织机构代码校验码不符"),
        IdentifierFaultReason.CheckCharacter => ("IDENTIFIER_CHECK_CHARACTER", "the check character is wrong", "校验码不符"),
        IdentifierFaultReason.Root => ("IDENTIFIER_ROOT", "wrong object identifier root", "对象标识符根不符"),
        IdentifierFaultReason.Segments => ("IDENTIFIER_SEGMENTS", "wrong number of segments", "段数不符"),
        IdentifierFaultReason.Level => ("IDENTIFIER_LEVEL", "no such exercise level", "行使层级不存在"),
        IdentifierFaultReason.UnknownType => ("IDENTIFIER_UNKNOWN_TYPE", "unknown type", "类型未知"),
        _ => (string.Empty, string.Empty, string.Empty),
    };
}
