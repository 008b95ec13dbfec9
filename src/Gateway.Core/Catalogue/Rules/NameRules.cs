using System.Buffers;

namespace Gateway.Core.Catalogue.Rules;

/// <summary>Rules of the ASCII names that contracts, certificates and logs know things by.</summary>
public static class NameRules
{
    /// <summary>Not a slug.</summary>
    public static readonly Rule Slug = new(
        "SLUG_MALFORMED",
        "Not a slug. Write 1 to 32 lower-case letters, digits and single hyphens between them, starting with a letter.",
        "部门短名格式有误。请填写 1 至 32 个小写字母、数字及其间的单个连字符，以字母开头。");

    /// <summary>Not a system id.</summary>
    public static readonly Rule SystemId = new(
        "SYSTEM_ID_MALFORMED",
        "Not a system id. Write 1 to 64 lower-case letters, digits and hyphens, starting with a letter or digit.",
        "系统标识格式有误。请填写 1 至 64 个小写字母、数字或连字符，以字母或数字开头。");

    /// <summary>Not an api_name.</summary>
    public static readonly Rule ApiName = new(
        "API_NAME_MALFORMED",
        "Not an api_name. Write 1 to 64 characters of lower_snake_case: lower-case letters, digits and single underscores between them, starting with a letter.",
        "接口名称格式有误。请填写 1 至 64 个字符的小写下划线形式：小写字母、数字及其间的单个下划线，以字母开头。");

    /// <summary>An entry's name that contracts could not be named after.</summary>
    public static readonly Rule EntryName = new(
        "API_NAME_DIGIT_WORD",
        "An entry's services are named after it in PascalCase, where a word that begins with a digit is lost. Let a letter follow each underscore.",
        "条目的服务以其接口名称的 PascalCase 形式命名，以数字开头的单词无法还原。请使每个下划线后为字母。");

    /// <summary>A word of a programming language.</summary>
    public static readonly Rule Keyword = new(
        "NAME_IS_KEYWORD",
        "A reserved word of protobuf, C#, Java, JavaScript or Python. Add a word to it, such as \"{0}_value\".",
        "属于 protobuf、C#、Java、JavaScript 或 Python 的保留字。请加一个词，例如“{0}_value”。");

    /// <summary>Not an agreement id.</summary>
    public static readonly Rule AgreementId = new(
        "AGREEMENT_ID_MALFORMED",
        "Not an agreement id. Write 1 to 64 letters, digits and hyphens, starting with a letter or digit.",
        "协议编号格式有误。请填写 1 至 64 个字母、数字或连字符，以字母或数字开头。");

    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";

    private static readonly SearchValues<char> s_slug = SearchValues.Create(Lower + Digits + "-");
    private static readonly SearchValues<char> s_name = SearchValues.Create(Lower + Digits + "_");
    private static readonly SearchValues<char> s_id = SearchValues.Create(Lower + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + Digits + "-");

    /// <summary>Checks the slug of a department.</summary>
    public static bool CheckSlug(FaultList faults, string name, string value)
    {
        if (!IsSlug(value))
        {
            faults.Add(name, Slug);
            return false;
        }

        return CheckKeyword(faults, name, value);
    }

    /// <summary>Checks the id of a system.</summary>
    public static bool CheckSystemId(FaultList faults, string name, string value) =>
        Check(faults, name, SystemId, IsSystemId(value));

    /// <summary>Checks the api_name of an entry or field.</summary>
    public static bool CheckApiName(FaultList faults, string name, string value) =>
        Check(faults, name, ApiName, IsApiName(value)) && CheckKeyword(faults, name, value);

    /// <summary>Checks the api_name of an entry.</summary>
    public static bool CheckEntryName(FaultList faults, string name, string value) =>
        CheckApiName(faults, name, value) && Check(faults, name, EntryName, IsEntryName(value));

    /// <summary>Checks the id of an agreement.</summary>
    public static bool CheckAgreementId(FaultList faults, string name, string value) => Check(
        faults, name, AgreementId, value.Length is > 0 and <= 64 && !value.AsSpan().ContainsAnyExcept(s_id) && value[0] != '-');

    /// <summary>The value has the shape of a slug.</summary>
    public static bool IsSlug(ReadOnlySpan<char> value) =>
        value.Length is > 0 and <= 32
        && !value.ContainsAnyExcept(s_slug)
        && char.IsAsciiLetterLower(value[0])
        && value[^1] != '-'
        && !value.Contains("--", StringComparison.Ordinal);

    /// <summary>The value has the shape of a system id.</summary>
    public static bool IsSystemId(ReadOnlySpan<char> value) =>
        value.Length is > 0 and <= 64 && !value.ContainsAnyExcept(s_slug) && value[0] != '-';

    /// <summary>The value has the shape of an api_name.</summary>
    public static bool IsApiName(ReadOnlySpan<char> value) =>
        value.Length is > 0 and <= 64
        && !value.ContainsAnyExcept(s_name)
        && char.IsAsciiLetterLower(value[0])
        && value[^1] != '_'
        && !value.Contains("__", StringComparison.Ordinal);

    /// <summary>The value has the shape of an entry's api_name: its PascalCase form leads back to it.</summary>
    public static bool IsEntryName(ReadOnlySpan<char> value)
    {
        if (!IsApiName(value))
        {
            return false;
        }

        for (var i = 1; i < value.Length; i++)
        {
            if (value[i - 1] == '_' && !char.IsAsciiLetterLower(value[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool CheckKeyword(FaultList faults, string name, string value)
    {
        if (Keywords.Contains(value))
        {
            faults.Add(name, Keyword, value);
            return false;
        }

        return true;
    }

    private static bool Check(FaultList faults, string name, Rule rule, bool holds)
    {
        if (!holds)
        {
            faults.Add(name, rule);
        }

        return holds;
    }
}
