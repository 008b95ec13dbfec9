using System.Collections.Immutable;
using CsCheck;
using Gateway.Core.Catalogue;
using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Records;

namespace Gateway.Server.Tests.Contracts;

/// <summary>Entries: one that has everything, and random ones with whatever texts the rules let through, and worse.</summary>
internal static class Entries
{
    private static readonly Gen<string> s_text = Gen.OneOf(
        Gen.String[Gen.Char["ab */\\\"'户籍。\n\r\t\u0000\u2028\uFEFF{}<>%$#@;"], 0, 40],
        Gen.OneOf("*/", "//", "*/ message Evil {} /*", "a\nmessage Evil {}", "a\r\n// buf:lint:ignore FIELD_LOWER_SNAKE_CASE", "\\", "\"", "@exclude", ""));

    private static readonly Gen<string> s_fieldName = Gen.OneOf(
        Gen.String[Gen.Char["abcxyz0129_"], 1, 24].Where(name => NameRules.IsApiName(name)),
        Gen.OneOf("google", "gateway", "shared", "key", "records", "descriptor", "parser", "equals", "value", "x_1", "x1y", "stream_x", "syntax_x"));

    private static readonly Gen<string> s_entryName = Gen.OneOf(
        Gen.String[Gen.Char["abcxyz0129_"], 1, 24].Where(name => NameRules.IsEntryName(name)),
        Gen.OneOf("resident", "resident_service", "resident_key", "a", "a_b", "x2", "google", "gateway", "file"));

    /// <summary>Every type, every masking, two keys and all operations.</summary>
    public static Entry Full { get; } = new()
    {
        Key = new EntryKey("gongan", "resident", 1),
        Revision = 3,
        Code = "307011000001",
        Name = "常住人口基本信息",
        Summary = "户籍登记的基本信息。",
        Kind = EntryKind.Record,
        Fields =
        [
            new Field(1, "公民身份号码", "citizen_number", FieldType.Text, 18, Sensitivity.L3, Masking.Number, "公民的唯一标识。", ""),
            new Field(2, "姓名", "name", FieldType.Text, 50, Sensitivity.L3, Masking.Name, "", "") { Matching = FieldMatching.Name },
            new Field(3, "出生日期", "birth_date", FieldType.Date, 0, Sensitivity.L2, Masking.Date, "", ""),
            new Field(4, "户籍地址", "address", FieldType.Text, 200, Sensitivity.L3, Masking.Address, "", ""),
            new Field(5, "照片", "photo", FieldType.Binary, 65536, Sensitivity.L4, Masking.Withhold, "JPEG。", ""),
            new Field(6, "性别", "sex", FieldType.Code, 1, Sensitivity.L2, Masking.None, "", "GB/T 2261.1-2003"),
            new Field(7, "户内人数", "household_size", FieldType.Integer, 0, Sensitivity.L1, Masking.None, "", ""),
            new Field(8, "居住面积", "floor_area", FieldType.Decimal, 12, Sensitivity.L3, Masking.Amount, "单位：平方米。", ""),
            new Field(9, "是否户主", "householder", FieldType.Boolean, 0, Sensitivity.L1, Masking.None, "", ""),
            new Field(20, "登记时间", "registered_at", FieldType.Timestamp, 0, Sensitivity.L1, Masking.None, "", ""),
        ],
        KeyFields = [0, 2],
        SubjectFields = [new SubjectField(0, "111")],
        ShareAttribute = ShareAttribute.Conditional,
        ShareBasis = "用于行政审批事项。",
        SharingModes = [SharingMode.Service],
        UpdateCycle = UpdateCycle.RealTime,
        CacheLimit = TimeSpan.FromHours(1),
        Operations = Operations.Lookup | Operations.Verify | Operations.LookupMany,
        RowLimit = 100,
        Withdrawn = false,
    };

    /// <summary>Any entry that publishes a contract.</summary>
    public static Gen<Entry> Any { get; } = Gen.Select(
        Gen.Select(Gen.OneOf("gongan", "gong-an", "a-1", "a1", "google", "gateway", "shared", "v1"), s_entryName, Gen.Int[1, 9_999]),
        Fields(),
        Gen.Int[1, 7],
        Gen.Select(s_text, s_text, s_text),
        Gen.Select(Gen.Enum<ShareAttribute>(), Gen.Enum<UpdateCycle>(), Gen.Int[1, 1_000], Gen.Bool))
        .Select((name, fields, operations, texts, rest) => Full with
        {
            Key = new EntryKey(name.Item1, name.Item2, name.Item3),
            Name = texts.Item1,
            Summary = texts.Item2,
            ShareBasis = texts.Item3,
            Fields = fields,
            KeyFields = [.. KeysOf(fields)],
            SubjectFields = [.. KeysOf(fields).Where(index => fields[index].Type == FieldType.Text).Take(1).Select(index => new SubjectField(index, "111"))],
            Operations = (Operations)operations,
            ShareAttribute = rest.Item1,
            UpdateCycle = rest.Item2,
            RowLimit = rest.Item3,
            Kind = rest.Item4 ? EntryKind.Record : EntryKind.Certificate,
        });

    /// <summary>Random entries by a seed, each with a name of its own.</summary>
    public static List<Entry> Many(string seed, int count) =>
        [.. Any.Array[count].Single(_ => true, seed).DistinctBy(entry => entry.Key)];

    /// <summary>Any field of that number.</summary>
    public static Gen<Field> FieldOf(int number) => Gen.Select(s_fieldName, Gen.Enum<FieldType>(), Gen.Int[0, 300], Gen.Enum<Masking>(), s_text, s_text)
        .Select((name, type, length, masking, text, description) => new Field(
            number, text, name, type, length, Sensitivity.L2, MaskingRules.Fits(type, masking) ? masking : Masking.None, description,
            type == FieldType.Code ? "GB/T 2261.1-2003" : ""));

    private static Gen<ImmutableArray<Field>> Fields() => Gen.Select(
        Gen.Int[1, Field.GreatestNumber].Array[1, 12],
        FieldOf(1).Array[12],
        s_fieldName)
        .Select((numbers, fields, key) => fields
            .Prepend(new Field(1, "主键", key, FieldType.Text, 18, Sensitivity.L2, Masking.None, "", ""))
            .DistinctBy(field => FieldRules.JsonNameOf(field.ApiName))
            .Zip(numbers.Distinct().Order(), (field, number) => field with { Number = number })
            .ToImmutableArray());

    private static IEnumerable<int> KeysOf(ImmutableArray<Field> fields) => Enumerable.Range(0, fields.Length)
        .Where(index => fields[index].Type is FieldType.Text or FieldType.Code or FieldType.Date or FieldType.Integer).Take(3);
}
