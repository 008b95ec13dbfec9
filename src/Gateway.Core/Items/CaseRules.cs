using Gateway.Core.Catalogue.Rules;

namespace Gateway.Core.Items;

/// <summary>Rules of the parties of an item's cases, and of what ways ask of them.</summary>
public static class CaseRules
{
    /// <summary>Greatest number of parties.</summary>
    public const int GreatestParties = 16;

    /// <summary>Greatest number of values of a party.</summary>
    public const int GreatestValues = 16;

    /// <summary>Greatest number of relations.</summary>
    public const int GreatestRelations = 8;

    /// <summary>Greatest number of announcements.</summary>
    public const int GreatestAnnouncements = 32;

    /// <summary>A role that nobody has.</summary>
    public static readonly Rule PartyUnknown = new(
        "PARTY_UNKNOWN",
        "No party of the item has this role. Write applicant, or declare it under parties.",
        "该事项没有此角色的当事方。请填写 applicant，或在 parties 中声明。");

    /// <summary>A party without an identifier, where one is looked up.</summary>
    public static readonly Rule PartyNameless = new(
        "PARTY_WITHOUT_IDENTIFIER",
        "Party {0} has no identifier, since it declares no type. Declare its type, or write what is asked by another way.",
        "当事方 {0} 未声明 type，没有标识。请声明其 type，或改用其他写法。");

    /// <summary>Not a value of a case.</summary>
    public static readonly Rule ValueMalformed = new(
        "CASE_VALUE_MALFORMED",
        "Not a value of a case. Write a role, which is the party's identifier, or role.value, as applicant.full_name.",
        "不是办件取值的写法。请填写角色（即其标识），或“角色.取值”，如 applicant.full_name。");

    /// <summary>A value that the party does not declare.</summary>
    public static readonly Rule ValueUnknown = new(
        "CASE_VALUE_UNKNOWN",
        "Party {0} declares no value {1}. Add it to the values of that party.",
        "当事方 {0} 未声明取值 {1}。请在其 values 中补充。");

    /// <summary>An identifier where a value is meant.</summary>
    public static readonly Rule ValueNotNamed = new(
        "CASE_VALUE_IS_IDENTIFIER",
        "A party's identifier is not meant here. Write one of its values as role.value.",
        "此处不能是当事方的标识。请按“角色.取值”填写其取值。");

    /// <summary>A claim that no party's form says.</summary>
    public static readonly Rule ClaimUnsaid = new(
        "CLAIM_NOT_DECLARED",
        "Nobody says what is claimed: party {0} declares no value {1}. Add it to the values of that party, or bind the claim under claim_values.",
        "没有可供核验的声明值：当事方 {0} 未声明取值 {1}。请在其 values 中补充，或在 claim_values 中指定。");

    /// <summary>A value of what is not claimed.</summary>
    public static readonly Rule ClaimUnmade = new(
        "CLAIM_VALUE_UNUSED",
        "This field is not claimed. Add it to claims, or remove it here.",
        "该信息项不在核验项中。请在 claims 中补充，或从此处去掉。");

    /// <summary>A field bound twice.</summary>
    public static readonly Rule BoundTwice = new(
        "FIELD_BOUND_TWICE", "This field has a value already. Remove one of the two.", "该信息项已指定取值。请去掉一处。");

    /// <summary>A test that compares with nothing of a case.</summary>
    public static readonly Rule ValueTest = new(
        "CASE_VALUE_TEST",
        "Only equals and same_name compare with what the case says. Write one of these, or values in place of case_value.",
        "只有 equals 和 same_name 可与办件取值比较。请改用其一，或以 values 代替 case_value。");

    /// <summary>Values beside the case's.</summary>
    public static readonly Rule ValueTwice = new(
        "CASE_VALUE_AND_VALUES",
        "It is compared with either values or case_value. Remove one of the two.",
        "只能与 values 或 case_value 之一比较。请去掉其一。");

    /// <summary>A name compared with none.</summary>
    public static readonly Rule NameMissing = new(
        "SAME_NAME_WITHOUT_CASE_VALUE",
        "A name is compared with one that the case says. Write case_value, as applicant.full_name.",
        "姓名须与办件中的姓名比较。请填写 case_value，如 applicant.full_name。");

    /// <summary>A field that nothing of a case is compared with.</summary>
    public static readonly Rule ValueMisfit = new(
        "CASE_VALUE_FIELD_TYPE",
        "What a case says is text, with which a field of type {0} is not compared. Choose a field of type text or code.",
        "办件取值为文本，不能与 {0} 类型的信息项比较。请选择 text 或 code 类型的信息项。");

    /// <summary>A relation of a party with itself.</summary>
    public static readonly Rule RelationOfOne = new(
        "RELATION_OF_ONE", "Nobody acts for oneself. Write two different parties.", "代理人与被代理人不能相同。请填写两个不同的当事方。");

    /// <summary>A way by which no relation is verified.</summary>
    public static readonly Rule RelationWay = new(
        "RELATION_WAY_KIND",
        "A relation is verified by certificate, data or verification alone. Write one of these.",
        "关系只能以 certificate、data 或 verification 核实。请填写其一。");

    /// <summary>Fields of older numbers that are not three.</summary>
    public static readonly Rule AliasFieldsSame = new(
        "ALIAS_FIELDS_NOT_DISTINCT",
        "The kind, the number and the code stand in three fields. Write three different ones.",
        "证号类别、证号和统一社会信用代码须为三个信息项。请填写三个不同的信息项。");

    /// <summary>An entry that is not looked up by kind and number.</summary>
    public static readonly Rule AliasKeys = new(
        "ALIAS_KEYS_OTHER",
        "This entry is not looked up by {0} and {1} alone. Write its two key fields, or another entry.",
        "该条目的主键项不是且仅是 {0} 和 {1}。请填写其两个主键项，或更换条目。");

    /// <summary>A field of a type that holds no such thing.</summary>
    public static readonly Rule AliasMisfit = new(
        "ALIAS_FIELD_TYPE",
        "Numbers and codes are not read from a field of type {0}. Choose a field of type text or code.",
        "{0} 类型的信息项不能用作证号或代码。请选择 text 或 code 类型的信息项。");

    /// <summary>A binding of what is no key field.</summary>
    public static readonly Rule KeyNotOne = new(
        "WAY_KEY_NOT_KEY_FIELD", "The entry is not looked up by this field. Its key fields are: {0}.", "该信息项不是条目的主键项。其主键项为：{0}。");

    /// <summary>Key fields without a value.</summary>
    public static readonly Rule KeysMissing = new(
        "WAY_KEYS_MISSING",
        "These key fields of the entry have no value: {0}. Bind every key field once.",
        "条目的以下主键项未指定取值：{0}。请为每个主键项指定一次。");

    /// <summary>A party of another type than the key.</summary>
    public static readonly Rule PartyOther = new(
        "WAY_PARTY_TYPE_OTHER",
        "The entry is looked up by identifiers of type {0}, and party {1} has one of type {2}. Write another party or entry.",
        "该条目以 {0} 类型的标识查询，而当事方 {1} 的标识为 {2} 类型。请更换当事方或条目。");

    /// <summary>Reads a value of a case; false where it is none.</summary>
    public static bool TryRead(string text, out CaseValue value)
    {
        value = CaseValue.Parse(text);

        // A dot without a name after it would read as no dot.
        return text.Length > 0 && NameRules.IsApiName(value.Role) && (value.Name.Length > 0 ? NameRules.IsApiName(value.Name) : text.Length == value.Role.Length);
    }
}
