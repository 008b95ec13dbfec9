using System.Text;
using Gateway.Core.Identifiers;
using Gateway.Core.Records;

namespace Gateway.Core.Catalogue.Rules;

/// <summary>Rules of an entry's fields.</summary>
public static class FieldRules
{
    /// <summary>A number is used twice.</summary>
    public static readonly Rule NumberTaken = new(
        "FIELD_NUMBER_TAKEN", "Another field has this number. Write one that no field ever had.", "该编号已被其他信息项使用。请填写从未使用过的编号。");

    /// <summary>An api_name is used twice.</summary>
    public static readonly Rule NameTaken = new(
        "FIELD_NAME_TAKEN", "Another field has this api_name. Write another.", "该接口名称已被其他信息项使用。请更换。");

    /// <summary>Two api_names are one name in JSON.</summary>
    public static readonly Rule JsonNameTaken = new(
        "FIELD_JSON_NAME_TAKEN",
        "In JSON this name and that of another field are the same, \"{0}\". Write another.",
        "该名称与另一信息项在 JSON 中同为“{0}”。请更换。");

    /// <summary>A name that every record's message has already.</summary>
    public static readonly Rule NameReserved = new(
        "FIELD_NAME_RESERVED",
        "Every record's message has a field of this name already. Write another.",
        "每个记录消息都已有该名称的字段。请更换。");

    /// <summary>A name that generated code gives to another field's presence.</summary>
    public static readonly Rule NameOfPresence = new(
        "FIELD_NAME_OF_PRESENCE",
        "Generated code tells and clears the presence of field {0} by this name. Write another.",
        "生成的代码以该名称判断或清除信息项 {0} 的取值。请更换。");

    /// <summary>From L3 up without masking.</summary>
    public static readonly Rule MaskingMissing = new(
        "MASKING_MISSING", "A field from L3 up needs a masking. Write one that fits its type; withhold fits any.", "L3 及以上的信息项必须设定脱敏方式。请填写适合其类型的方式；withhold 适合任何类型。");

    /// <summary>The masking does not fit the type.</summary>
    public static readonly Rule MaskingMisfit = new(
        "MASKING_MISFIT", "This masking does not fit the field's type. Write one that does; withhold fits any.", "脱敏方式不适合该信息项的类型。请更换；withhold 适合任何类型。");

    /// <summary>A code table on what is no code.</summary>
    public static readonly Rule CodeTableUnused = new(
        "CODE_TABLE_UNUSED", "Only fields of type code have a code table. Remove it, or write type: code.", "只有 code 类型的信息项才有代码表。请去掉，或改为 code 类型。");

    /// <summary>Matched as a name, and no text.</summary>
    public static readonly Rule MatchingMisfit = new(
        "MATCHING_MISFIT",
        "Only text that identifies no subject is matched as a name. Write matching: exact, or leave it out.",
        "只有不标识主体的文本信息项才能按姓名比对。请改为 matching: exact，或省略。");

    /// <summary>No field of that name.</summary>
    public static readonly Rule Unknown = new(
        "FIELD_UNKNOWN", "The entry has no field of this api_name. Write one of its fields.", "条目没有该接口名称的信息项。请填写条目中的信息项。");

    /// <summary>A key field of a type that cannot be a key.</summary>
    public static readonly Rule KeyType = new(
        "KEY_FIELD_TYPE", "A key field is of type text, code, date or integer. Choose another field.", "主键项的类型须为 text、code、date 或 integer。请选择其他信息项。");

    /// <summary>A subject field that is not text.</summary>
    public static readonly Rule SubjectFieldType = new(
        "SUBJECT_FIELD_TYPE", "A subject field is of type text. Choose another field.", "主体项的类型须为 text。请选择其他信息项。");

    private const int GreatestLength = 16 * 1024 * 1024;

    /// <summary>Checks the fields by themselves and beside each other.</summary>
    public static void Check(FaultList faults, IReadOnlyList<Field> fields, bool required)
    {
        ValueRules.CheckCount(faults, "fields", fields.Count, Entry.GreatestFieldCount, required);
        var numbers = new HashSet<int>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var jsonNames = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < fields.Count; i++)
        {
            using var step = faults.In("fields", i);
            CheckOne(faults, fields[i]);
            if (!numbers.Add(fields[i].Number))
            {
                faults.Add("number", NumberTaken);
            }

            if (!names.Add(fields[i].ApiName))
            {
                faults.Add("api_name", NameTaken);
            }
            else if (!jsonNames.Add(JsonNameOf(fields[i].ApiName)) && NameRules.IsApiName(fields[i].ApiName))
            {
                faults.Add("api_name", JsonNameTaken, JsonNameOf(fields[i].ApiName));
            }
        }

        CheckPresenceNames(faults, fields, names);
    }

    /// <summary>Checks the key fields.</summary>
    public static void CheckKeys(FaultList faults, IReadOnlyList<Field> fields, IReadOnlyList<string> keys, bool required)
    {
        ValueRules.CheckCount(faults, "key_fields", keys.Count, 16, required);
        ValueRules.CheckDistinct(faults, "key_fields", keys);
        for (var i = 0; i < keys.Count; i++)
        {
            using var step = faults.In("key_fields", i);
            if (Find(fields, keys[i]) is not { } field)
            {
                faults.Add("", Unknown);
            }
            else if (field.Type is not (FieldType.Text or FieldType.Code or FieldType.Date or FieldType.Integer))
            {
                faults.Add("", KeyType);
            }
        }
    }

    /// <summary>Checks the fields that identify subjects.</summary>
    public static void CheckSubjects(FaultList faults, IReadOnlyList<Field> fields, IReadOnlyList<(string Field, string Type)> subjects)
    {
        ValueRules.CheckCount(faults, "subject_fields", subjects.Count, 16);
        ValueRules.CheckDistinct(faults, "subject_fields", subjects.Select(subject => subject.Field));
        for (var i = 0; i < subjects.Count; i++)
        {
            using var step = faults.In("subject_fields", i);
            if (Find(fields, subjects[i].Field) is not { } field)
            {
                faults.Add("field", Unknown);
            }
            else if (field.Type != FieldType.Text)
            {
                faults.Add("field", SubjectFieldType);
            }
            else if (field.Matching == FieldMatching.Name)
            {
                faults.Add("field", MatchingMisfit);
            }

            if (!SubjectType.TryParse(subjects[i].Type, out _, out _))
            {
                faults.Add("type", ValueRules.Unknown, string.Join(", ", SubjectType.Known));
            }
        }
    }

    /// <summary>The name in JSON (lowerCamelCase), as protobuf makes it.</summary>
    public static string JsonNameOf(string apiName)
    {
        var name = new StringBuilder(apiName.Length);
        for (var i = 0; i < apiName.Length; i++)
        {
            if (apiName[i] != '_')
            {
                name.Append(i > 0 && apiName[i - 1] == '_' ? char.ToUpperInvariant(apiName[i]) : apiName[i]);
            }
        }

        return name.ToString();
    }

    // C# and others make HasName and ClearName of an optional field "name".
    private static void CheckPresenceNames(FaultList faults, IReadOnlyList<Field> fields, HashSet<string> names)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var name = fields[i].ApiName;
            var other = name.StartsWith("has_", StringComparison.Ordinal) ? name[4..]
                : name.StartsWith("clear_", StringComparison.Ordinal) ? name[6..]
                : "";
            if (NameRules.IsApiName(other) && names.Contains(other))
            {
                using var step = faults.In("fields", i);
                faults.Add("api_name", NameOfPresence, other);
            }
        }
    }

    private static void CheckOne(FaultList faults, Field field)
    {
        ValueRules.CheckRange(faults, "number", (ulong)(uint)field.Number, 1, Field.GreatestNumber);
        TextRules.Check(faults, "name", field.Name, 50);
        if (NameRules.CheckApiName(faults, "api_name", field.ApiName) && field.ApiName is (Field.StatesName or Field.ProvenanceName))
        {
            faults.Add("api_name", NameReserved);
        }

        var typed = ValueRules.CheckKnown(faults, "type", field.Type);
        ValueRules.CheckRange(faults, "length", (ulong)(uint)field.Length, 0, GreatestLength);
        ValueRules.CheckKnown(faults, "sensitivity", field.Sensitivity);
        var masked = ValueRules.CheckKnown(faults, "masking", field.Masking, unsetAllowed: true);
        TextRules.Check(faults, "description", field.Description, 256, required: false);
        TextRules.Check(faults, "code_table", field.CodeTable, 64, required: false);
        if (field.Masking == Masking.None && field.Sensitivity >= Sensitivity.L3)
        {
            faults.Add("masking", MaskingMissing);
        }
        else if (typed && masked && !MaskingRules.Fits(field.Type, field.Masking))
        {
            faults.Add("masking", MaskingMisfit);
        }

        if (ValueRules.CheckKnown(faults, "matching", field.Matching) && typed && field.Matching == FieldMatching.Name && field.Type != FieldType.Text)
        {
            faults.Add("matching", MatchingMisfit);
        }

        if (typed && field.Type != FieldType.Code && field.CodeTable.Length > 0)
        {
            faults.Add("code_table", CodeTableUnused);
        }
    }

    private static Field? Find(IReadOnlyList<Field> fields, string apiName) =>
        fields.FirstOrDefault(field => string.Equals(field.ApiName, apiName, StringComparison.Ordinal));
}
