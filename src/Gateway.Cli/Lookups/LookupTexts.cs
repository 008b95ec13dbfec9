using Gateway.Cli.Texts;

namespace Gateway.Cli.Lookups;

/// <summary>What is said about lookups.</summary>
internal static class LookupTexts
{
    public static readonly Text TargetMalformed = new(
        "write what to look up as DEPARTMENT/ENTRY or DEPARTMENT/ENTRY@MAJOR, such as gongan/resident@1.",
        "查询对象请写成 部门/条目 或 部门/条目@主版本号，例如 gongan/resident@1。");
    public static readonly Text KeyMalformed = new("write --key as NAME=VALUE, or NAME=- to read the value.", "--key 请写成 名称=取值，或 名称=- 以便读取。");
    public static readonly Text KeyTwice = new("--key names {0} twice.", "--key 重复给出 {0}。");
    public static readonly Text ApplicantMalformed = new(
        "write --applicant as TYPE:ID, such as 111:- to read a citizen number.", "--applicant 请写成 类型:号码，例如 111:- 以便读取公民身份号码。");
    public static readonly Text CaseOrTask = new("give one of --case and --task.", "--case 与 --task 须给出且只给出一个。");
    public static readonly Text InputMissing = new(
        "standard input holds no line for {0}.", "标准输入中没有 {0} 的内容。");

    public static readonly Text Found = new("records found: {0} ({1})", "查到 {0} 条记录：{1}");
    public static readonly Text NotFound = new(
        "no record: the source of {0} answered, and holds none of this key", "没有记录：{0} 的数源已应答，没有符合条件的记录");
    public static readonly Text NoneUsable = new(
        "no usable record of {0}: the source holds some, see below", "{0} 没有可用记录：数源有记录，见下");
    public static readonly Text Truncated = new(
        "there are more records than one answer may hold; these are the first.", "记录多于一次应答的上限，以上仅为前一部分。");
    public static readonly Text LeftOut = new("left out: a record whose {0} could not be converted: {1}", "略去一条记录：{0} 无法转换：{1}");
    public static readonly Text RecordOf = new("record {0} of {1}", "第 {0} 条，共 {1} 条");
    public static readonly Text FieldHeading = new("FIELD", "信息项");
    public static readonly Text ValueHeading = new("VALUE", "取值");

    public static readonly Text AbsentNull = new("— no value at the source", "— 数源中为空");
    public static readonly Text AbsentNotHeld = new("— not held by the source", "— 数源没有此项");
    public static readonly Text AbsentWithheld = new("— withheld", "— 不予提供");
    public static readonly Text AbsentUnknown = new("— not in the answer", "— 应答中没有此项");
    public static readonly Text Bytes = new("({0} bytes)", "（{0} 字节）");

    public static readonly Text Version = new("version", "版本");
    public static readonly Text Provider = new("provider", "提供方");
    public static readonly Text Freshness = new("freshness", "时效");
    public static readonly Text Live = new("fetched for this call", "为本次调用取得");
    public static readonly Text Cached = new("from the cache", "来自缓存");
    public static readonly Text AsOf = new("as of", "数据时点");
    public static readonly Text FetchedAt = new("fetched at", "取得时间");
    public static readonly Text CheckedAt = new("checked at", "核对时间");
    public static readonly Text Digest = new("digest", "摘要");
    public static readonly Text Exchange = new("exchange", "交换标识");
    public static readonly Text LeafHash = new("leaf hash", "回执哈希");
    public static readonly Text Log = new("log", "日志");
}
