using System.Text.Json;
using Gateway.Core.Apis;
using Gateway.Core.Apis.Grpc;

namespace Gateway.Core.Catalogue.Rules;

/// <summary>Rules of changing an entry: versions are immutable, and a major version never breaks its callers.</summary>
public static class RevisionRules
{
    /// <summary>Other content under the same revision.</summary>
    public static readonly Rule Immutable = new(
        "ENTRY_VERSION_IMMUTABLE",
        "Version {0} is registered with other content, and versions never change. Write revision: {1} or higher.",
        "版本 {0} 已以不同内容登记，版本不可更改。请将 revision 改为 {1} 或更高。");

    /// <summary>A revision below the registered one.</summary>
    public static readonly Rule Behind = new(
        "ENTRY_REVISION_BEHIND",
        "Revision {0} of this major version is registered already. Write revision: {1} or higher.",
        "该主版本已登记到第 {0} 次修订。请将 revision 改为 {1} 或更高。");

    /// <summary>A field is gone, or has another number.</summary>
    public static readonly Rule FieldRemoved = new(
        "BREAKING_FIELD_REMOVED",
        "Field {0}, number {1}, is gone or renumbered, which breaks callers. Put it back, or register a new major version.",
        "信息项 {0}（编号 {1}）被删除或改号，会使调用方失效。请恢复，或登记新的主版本。");

    /// <summary>A field has another name.</summary>
    public static readonly Rule FieldRenamed = new(
        "BREAKING_FIELD_RENAMED",
        "Callers know this field as {0}; another name breaks them. Write api_name: {0} again, or register a new major version.",
        "调用方以 {0} 称呼该信息项，改名会使其失效。请恢复接口名称 {0}，或登记新的主版本。");

    /// <summary>A field has another type.</summary>
    public static readonly Rule FieldRetyped = new(
        "BREAKING_FIELD_RETYPED",
        "Another type breaks callers. Write type: {0} again, or register a new major version.",
        "更改类型会使调用方失效。请恢复为 {0}，或登记新的主版本。");

    /// <summary>A field lost its masking.</summary>
    public static readonly Rule MaskingRemoved = new(
        "BREAKING_MASKING_REMOVED",
        "Agreements may grant this field masked, so its masking cannot be removed. Put it back, or register a new major version.",
        "协议可能约定该信息项脱敏提供，不能去掉脱敏方式。请恢复，或登记新的主版本。");

    /// <summary>
    /// Names are compared letter by letter again. The other way round is let through: what matched still matches, and what is now the same name
    /// was held apart by its writing alone.
    /// </summary>
    public static readonly Rule MatchingNarrowed = new(
        "BREAKING_MATCHING",
        "Callers rely on this field being matched by the rules of names. Write matching: name again, or register a new major version.",
        "调用方依赖该信息项按姓名规则比对。请恢复 matching: name，或登记新的主版本。");

    /// <summary>Codes of another table.</summary>
    public static readonly Rule CodeTableChanged = new(
        "BREAKING_CODE_TABLE",
        "Callers read the codes by {0}; another table or version of it breaks them. Write it again, or register a new major version.",
        "调用方按 {0} 解读代码，更换代码表或其版本会使其失效。请恢复，或登记新的主版本。");

    /// <summary>An operation is no longer offered.</summary>
    public static readonly Rule OperationRemoved = new(
        "BREAKING_OPERATION_REMOVED",
        "Operation {0} is no longer offered, which breaks callers. Put it back, or register a new major version.",
        "不再提供操作 {0}，会使调用方失效。请恢复，或登记新的主版本。");

    /// <summary>Other key fields.</summary>
    public static readonly Rule KeysChanged = new(
        "BREAKING_KEY_FIELDS",
        "Other key fields break callers. Write them as they were ({0}), or register a new major version.",
        "更改主键项会使调用方失效。请恢复为 {0}，或登记新的主版本。");

    /// <summary>Certificates of another type.</summary>
    public static readonly Rule CertificateTypeChanged = new(
        "BREAKING_CERTIFICATE_TYPE",
        "Callers find these certificates by type {0}. Write it again, or register another entry.",
        "调用方以证照类型 {0} 查询。请恢复，或登记其他条目。");

    /// <summary>An operation of an API that callers know is gone, or is called otherwise.</summary>
    public static readonly Rule ApiOperationChanged = new(
        "BREAKING_API_OPERATION",
        "Callers know operation {0} as {1}. Put it back with its parameters, subjects, body schema and places, or register a new major version.",
        "调用方以 {1} 调用操作 {0}。请连同参数、主体、请求体模式和位置恢复，或登记新的主版本。");

    /// <summary>Another kind.</summary>
    public static readonly Rule KindChanged = new(
        "BREAKING_KIND", "Another kind breaks callers. Write {0} again, or register a new major version.", "更改种类会使调用方失效。请恢复为 {0}，或登记新的主版本。");

    /// <summary>Checks the number of the new revision.</summary>
    /// <param name="faults">Where faults go.</param>
    /// <param name="registered">The registered version.</param>
    /// <param name="revision">Its successor's revision.</param>
    /// <param name="sameContent">Nothing differs but the state.</param>
    public static void CheckRevision(FaultList faults, Entry registered, int revision, bool sameContent)
    {
        if (revision < registered.Revision)
        {
            faults.Add("revision", Behind, registered.Revision, registered.Revision + 1);
        }
        else if (revision == registered.Revision && !sameContent)
        {
            faults.Add("revision", Immutable, registered.Version, registered.Revision + 1);
        }
    }

    /// <summary>
    /// Checks that what callers of the registered version rely on still stands. A length or a row limit that shrinks
    /// changes no message, and what callers hold stays sound: it is let through, as what is added is.
    /// </summary>
    public static void CheckCompatible(
        FaultList faults,
        Entry registered,
        EntryKind kind,
        IReadOnlyList<Field> fields,
        IReadOnlyList<string> keys,
        string? certificateType,
        Operations operations)
    {
        if (registered.Certificate is { } terms && !string.Equals(terms.TypeCode, certificateType, StringComparison.Ordinal))
        {
            faults.Add("certificate.type_code", CertificateTypeChanged, terms.TypeCode);
        }

        if (kind != registered.Kind)
        {
            faults.Add("kind", KindChanged, NameOf(registered.Kind));
        }

        foreach (var before in registered.Fields)
        {
            CheckField(faults, before, fields);
        }

        var keysBefore = registered.KeyFields.Select(index => registered.Fields[index].ApiName).ToArray();
        if (!keysBefore.ToHashSet(StringComparer.Ordinal).SetEquals(keys))
        {
            faults.Add("key_fields", KeysChanged, string.Join(", ", keysBefore));
        }

        foreach (var operation in Enum.GetValues<Operations>().Where(each => each != Operations.None))
        {
            if (registered.Operations.HasFlag(operation) && !operations.HasFlag(operation))
            {
                faults.Add("operations", OperationRemoved, NameOf(operation));
            }
        }
    }

    /// <summary>Checks that each operation of the registered API is called as before, and answers each field where it did.</summary>
    public static void CheckApi(FaultList faults, Entry registered, ApiTerms? api, IReadOnlyList<Field> fields)
    {
        foreach (var before in registered.Api?.Operations ?? [])
        {
            if (api?.Find(before.Name) is not { } after || !IsCalledAs(before, after)
                || !before.Places.All(place => after.Places.Any(
                    other => other.Pointer == place.Pointer && fields[other.Field].Number == registered.Fields[place.Field].Number)))
            {
                faults.Add("api.operations", ApiOperationChanged, before.Name, before.Template);
            }
        }
    }

    private static bool IsCalledAs(ApiOperation before, ApiOperation after) =>
        GrpcMethod.IsCalledAs(before.Grpc, after.Grpc)
        && before.Method == after.Method && before.Path.Text == after.Path.Text && before.TakesBody == after.TakesBody && before.WholeAnswer == after.WholeAnswer
        && (after.BodySchema is null || before.BodySchema?.IsSameAs(after.BodySchema) == true)
        && before.Parameters.All(parameter => after.Find(parameter.Name, parameter.InQuery) is { } other && other.Length >= parameter.Length
            && other.SubjectType == parameter.SubjectType && (other.Pattern is null || other.Pattern.Text == parameter.Pattern?.Text))
        && after.Parameters.All(parameter => !parameter.Required || before.Find(parameter.Name, parameter.InQuery) is { Required: true });

    private static void CheckField(FaultList faults, Field before, IReadOnlyList<Field> fields)
    {
        var index = fields.TakeWhile(field => field.Number != before.Number).Count();
        if (index == fields.Count)
        {
            faults.Add("fields", FieldRemoved, before.ApiName, before.Number);
            return;
        }

        var after = fields[index];
        using var step = faults.In("fields", index);
        if (!string.Equals(after.ApiName, before.ApiName, StringComparison.Ordinal))
        {
            faults.Add("api_name", FieldRenamed, before.ApiName);
        }

        if (after.Type != before.Type)
        {
            faults.Add("type", FieldRetyped, NameOf(before.Type));
        }
        else if (before.CodeTable.Length > 0 && !string.Equals(after.CodeTable, before.CodeTable, StringComparison.Ordinal))
        {
            faults.Add("code_table", CodeTableChanged, before.CodeTable);
        }

        if (before.Masking != Masking.None && after.Masking == Masking.None)
        {
            faults.Add("masking", MaskingRemoved);
        }

        if (before.Matching == FieldMatching.Name && after.Matching != FieldMatching.Name)
        {
            faults.Add("matching", MatchingNarrowed);
        }
    }

    private static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
