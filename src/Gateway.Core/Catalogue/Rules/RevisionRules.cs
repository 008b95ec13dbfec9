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
        "Field {0}, number {1}, is gone, renamed or renumbered, which breaks callers. Put it back, or register a new major version.",
        "信息项 {0}（编号 {1}）被删除、改名或改号，会使调用方失效。请恢复，或登记新的主版本。");

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

    /// <summary>Other key fields.</summary>
    public static readonly Rule KeysChanged = new(
        "BREAKING_KEY_FIELDS",
        "Other key fields break callers. Write them as they were ({0}), or register a new major version.",
        "更改主键项会使调用方失效。请恢复为 {0}，或登记新的主版本。");

    /// <summary>Another kind.</summary>
    public static readonly Rule KindChanged = new(
        "BREAKING_KIND", "Another kind breaks callers. Write it as it was, or register a new major version.", "更改种类会使调用方失效。请恢复，或登记新的主版本。");

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

    /// <summary>Checks that what callers of the registered version rely on still stands.</summary>
    public static void CheckCompatible(
        FaultList faults, Entry registered, EntryKind kind, IReadOnlyList<Field> fields, IReadOnlyList<string> keys)
    {
        if (kind != registered.Kind)
        {
            faults.Add("kind", KindChanged);
        }

        foreach (var before in registered.Fields)
        {
            var index = IndexOf(fields, before);
            if (index < 0)
            {
                faults.Add("fields", FieldRemoved, before.ApiName, before.Number);
                continue;
            }

            using var step = faults.In("fields", index);
            if (fields[index].Type != before.Type)
            {
                faults.Add("type", FieldRetyped, System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(before.Type.ToString()));
            }

            if (before.Masking != Masking.None && fields[index].Masking == Masking.None)
            {
                faults.Add("masking", MaskingRemoved);
            }
        }

        var keysBefore = registered.KeyFields.Select(index => registered.Fields[index].ApiName).ToArray();
        if (!keysBefore.ToHashSet(StringComparer.Ordinal).SetEquals(keys))
        {
            faults.Add("key_fields", KeysChanged, string.Join(", ", keysBefore));
        }
    }

    private static int IndexOf(IReadOnlyList<Field> fields, Field before)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i].Number == before.Number && string.Equals(fields[i].ApiName, before.ApiName, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
