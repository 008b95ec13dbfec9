using Gateway.Core.Catalogue.Rules;

namespace Gateway.Core.Items;

/// <summary>Rules of materials and of the ways to replace them.</summary>
public static class MaterialRules
{
    /// <summary>Greatest number of materials of an item.</summary>
    public const int GreatestMaterials = 64;

    /// <summary>Greatest number of ways of a material.</summary>
    public const int GreatestWays = 8;

    /// <summary>Greatest number of working days of a department's check.</summary>
    public const int GreatestDueDays = 60;

    /// <summary>Greatest number of days for which others rely on a verification.</summary>
    public const int GreatestValidDays = 365;

    /// <summary>Greatest number of working days after which a commitment is verified.</summary>
    public const int GreatestVerifyDays = 60;

    /// <summary>Greatest length of the question of a department's check.</summary>
    public const int GreatestQuestion = 200;

    /// <summary>Greatest number of values of the case that a department's check tells.</summary>
    public const int GreatestTells = 16;

    /// <summary>Greatest number of fields that a verification claims.</summary>
    public const int GreatestClaims = 32;

    /// <summary>A conditional material without its condition.</summary>
    public static readonly Rule ConditionMissing = new(
        "MATERIAL_CONDITION_MISSING",
        "A conditional material says when it is needed. Write condition, or necessity: required.",
        "视情形需要的材料须说明情形。请填写 condition，或改为 necessity: required。");

    /// <summary>A condition of what is always needed.</summary>
    public static readonly Rule ConditionUnused = new(
        "MATERIAL_CONDITION_UNUSED",
        "A required material is needed whatever the case. Remove condition, or write necessity: conditional.",
        "必要材料不分情形。请去掉 condition，或改为 necessity: conditional。");

    /// <summary>Not exactly one way.</summary>
    public static readonly Rule WayCount = new(
        "WAY_NOT_ONE",
        "A way is exactly one of certificate, data, verification, department_check, commitment and applicant: true. Write one, and each other as a way of its own.",
        "每个方式须且只能是 certificate、data、verification、department_check、commitment 和 applicant: true 之一。请只写一个，其余另列。");

    /// <summary>A way after the applicant.</summary>
    public static readonly Rule AfterApplicant = new(
        "WAY_AFTER_APPLICANT",
        "What comes after the applicant is never tried. Put it before, or remove it.",
        "申请人自备之后的方式不会被采用。请移到其前，或去掉。");

    /// <summary>A commitment in an item that allows none.</summary>
    public static readonly Rule CommitmentNotAllowed = new(
        "COMMITMENT_NOT_ALLOWED",
        "The item does not allow commitments. Write commitment_allowed: true for the item, or remove this way.",
        "该事项未实行告知承诺制。请为事项填写 commitment_allowed: true，或去掉该方式。");

    /// <summary>An entry that is not of certificates, or of another type.</summary>
    public static readonly Rule CertificateOther = new(
        "WAY_CERTIFICATE_OTHER",
        "The entry does not hold certificates of this type. Write its own type, or the entry that holds this one.",
        "该条目不是此类型的证照。请填写条目自身的证照类型，或持有该类型证照的条目。");

    /// <summary>The entry does not offer what the way needs.</summary>
    public static readonly Rule OperationMissing = new(
        "WAY_OPERATION_NOT_OFFERED",
        "This way needs operation {0}, which the entry does not offer. Write another entry, or have the provider offer it.",
        "该方式需要操作 {0}，条目未提供。请更换条目，或由提供方增加该操作。");

    /// <summary>An entry that is not looked up by a party's identifier alone.</summary>
    public static readonly Rule KeyOther = new(
        "WAY_KEY_NOT_APPLICANT",
        "This entry is not looked up by a party's identifier alone. Write one whose only key field is a subject field, or, of data and verifications, its keys.",
        "该条目不能仅以当事方的标识查询。请填写唯一主键项为主体项的条目；data 和 verification 也可填写 keys。");

    /// <summary>A test of values that the field has none of.</summary>
    public static readonly Rule TestMisfit = new(
        "CONDITION_TEST_MISFIT",
        "This cannot be asked of a field of type {0}. Write a test that fits: {1}.",
        "{0} 类型的信息项不能作此判断。请填写适合的判断：{1}。");

    /// <summary>Too few or too many values.</summary>
    public static readonly Rule ValueCount = new(
        "CONDITION_VALUE_COUNT",
        "This test takes at least one value, and at most {0}. Write as many.",
        "该判断至少填写一个比较值，至多 {0} 个。请按此填写。");

    /// <summary>Values of a test that compares with none.</summary>
    public static readonly Rule ValuesUnused = new(
        "CONDITION_VALUES_UNUSED", "This test compares with no value. Remove values.", "该判断不需要比较值。请去掉 values。");

    /// <summary>A value that no value of the field equals.</summary>
    public static readonly Rule ValueMisfit = new(
        "CONDITION_VALUE_MISFIT",
        "No value of a field of type {0} is written like this. Write {1}.",
        "{0} 类型的取值不能这样书写。请填写{2}。");

    /// <summary>A credit mark on a field that has no values to list.</summary>
    public static readonly Rule CreditMisfit = new(
        "BAD_CREDIT_FIELD_TYPE",
        "Values of a field of type {0} cannot be listed. Choose a field of type text, code, integer, decimal or boolean.",
        "{0} 类型的信息项无法列举取值。请选择 text、code、integer、decimal 或 boolean 类型的信息项。");

    /// <summary>A bound that is no number.</summary>
    public static readonly Rule BoundMisfit = new(
        "CONDITION_BOUND_MALFORMED",
        "Not a number in plain digits. Write it as 12 or 0.5, without leading or trailing zeros.",
        "不是普通数字写法。请按 12 或 0.5 填写，不带多余的零。");
}
