using Gateway.Core.Catalogue.Rules;

namespace Gateway.Core.Agreements;

/// <summary>Rules of an agreement beside what it refers to.</summary>
public static class AgreementRules
{
    /// <summary>Greatest number of calls a day.</summary>
    public const long GreatestQuota = 1_000_000_000_000;

    /// <summary>Greatest number of calls a second.</summary>
    public const int GreatestRate = 1_000_000;

    /// <summary>Not a range of addresses.</summary>
    public static readonly Rule SourceRange = new(
        "SOURCE_RANGE_MALFORMED",
        "Not a range of addresses. Write it as 10.1.0.0/16 or 2001:db8::/32, with zeros after the prefix.",
        "不是地址段。请按 10.1.0.0/16 或 2001:db8::/32 填写，前缀之后的位须为零。");

    /// <summary>The entry does not offer the operation.</summary>
    public static readonly Rule OperationNotOffered = new(
        "OPERATION_NOT_OFFERED",
        "The entry does not offer this operation. Remove it, or have the provider offer it.",
        "条目未提供该操作。请去掉，或由提供方增加该操作。");

    /// <summary>Masked, but the field has no masking.</summary>
    public static readonly Rule MaskingUndefined = new(
        "MASKING_UNDEFINED",
        "The entry says no masking for this field, so it cannot be granted masked. Write plain, or have the provider add a masking.",
        "条目未设定该信息项的脱敏方式，不能约定脱敏提供。请改为 plain，或由提供方设定脱敏方式。");

    /// <summary>The item is another department's, and in no bundle that the consumer leads.</summary>
    public static readonly Rule ItemNotOfConsumer = new(
        "ITEM_NOT_OF_CONSUMER",
        "This service item is not the consumer department's, nor of a bundle that it leads. Write one of these.",
        "该事项不属于使用方部门，也不在其牵头的“一件事”中。请填写这样的事项。");
}
