namespace Gateway.Server.SharedData.Json;

/// <summary>What is wrong and what to write, in both languages.</summary>
internal readonly record struct JsonFaultText(string English, string Chinese)
{
    private const int Listed = 24;

    public static readonly JsonFaultText ObjectWanted = new("Write a JSON object here.", "此处应为 JSON 对象。");
    public static readonly JsonFaultText ListWanted = new("Write a JSON array here.", "此处应为 JSON 数组。");
    public static readonly JsonFaultText TextWanted = new("Write a text in quotes here.", "此处应为带引号的文本。");
    public static readonly JsonFaultText BooleanWanted = new("Write true or false here, without quotes.", "此处应为不带引号的 true 或 false。");
    public static readonly JsonFaultText BooleanKeyWanted = new("The names here must be \"true\" or \"false\".", "此处的键应为 \"true\" 或 \"false\"。");
    public static readonly JsonFaultText WholeNumberWanted = new("Write a whole number here.", "此处应为整数。");
    public static readonly JsonFaultText NumberWanted =
        new("Write a number here, or \"NaN\", \"Infinity\" or \"-Infinity\".", "此处应为数字，或 \"NaN\"、\"Infinity\"、\"-Infinity\"。");
    public static readonly JsonFaultText NumberOutOfRange = new("The number is out of the field's range.", "数字超出该字段的范围。");
    public static readonly JsonFaultText Base64Wanted = new("Write the bytes as base64 text here.", "此处应为 base64 编码的文本。");
    public static readonly JsonFaultText TimestampWanted = new(
        "Write a moment of the years 1 to 9999 here, as 2026-01-31T08:00:00Z or with an offset as +08:00.",
        "此处应为公元 1 至 9999 年的时刻，如 2026-01-31T08:00:00Z，或带时差如 +08:00。");
    public static readonly JsonFaultText DurationWanted = new(
        "Write seconds of at most 315576000000 with an s here, as \"1.5s\".", "此处应为带 s 的秒数（不超过 315576000000），如 \"1.5s\"。");
    public static readonly JsonFaultText FieldMaskWanted = new(
        "Write paths in lowerCamelCase with commas here, as \"name,birthDate\".", "此处应为以逗号分隔的小驼峰路径，如 \"name,birthDate\"。");
    public static readonly JsonFaultText NullNotAllowed = new("null is no value here; leave it out.", "此处不允许 null，请删去。");
    public static readonly JsonFaultText DuplicateMember = new("This member stands twice; write it once.", "该成员出现两次，只能写一次。");
    public static readonly JsonFaultText DuplicateKey = new("A name stands twice in this map; write it once.", "该映射中有重复的键，只能写一次。");
    public static readonly JsonFaultText OneofTaken = new(
        "Another member that excludes this one is there already; write one of them.", "已有与该成员互斥的成员，只能写其中一个。");
    public static readonly JsonFaultText TextNotUnicode = new(
        "The text is not well-formed Unicode; write UTF-8 without lone surrogates.", "文本不是合法的 Unicode，应为不含孤立代理项的 UTF-8。");
    public static readonly JsonFaultText TooDeep = new("JSON may not be nested deeper than 16 levels.", "JSON 嵌套不得超过 16 层。");

    public static JsonFaultText NotJson(long line, long place) => new(
        $"The body is not JSON: see line {line}, byte {place}.", $"内容不是合法的 JSON：见第 {line} 行第 {place} 字节。");

    public static JsonFaultText UnknownMember(JsonPlan plan)
    {
        var names = List(plan.Fields.Select(field => field.Name), plan.Fields.Length);
        return new($"A member here is unknown. Known: {names}.", $"此处有未知成员。可用成员：{names}。");
    }

    public static JsonFaultText EnumWanted(JsonEnum values)
    {
        var names = List(values.Names, values.Names.Count);
        return new($"Write one of these names here: {names}.", $"此处应为下列名称之一：{names}。");
    }

    private static string List(IEnumerable<string> names, int count) => count switch
    {
        0 => "-",
        > Listed => $"{string.Join(", ", names.Take(Listed))}, ... ({count})",
        _ => string.Join(", ", names),
    };
}
