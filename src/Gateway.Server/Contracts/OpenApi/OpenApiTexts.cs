using System.Collections.Frozen;
using System.Text.Json;

namespace Gateway.Server.Contracts.OpenApi;

/// <summary>What the members of the gateway's own messages mean, and the rules that their types do not tell.</summary>
internal static class OpenApiTexts
{
    private static readonly FrozenDictionary<string, string> s_texts = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ExchangeContext.service_item_code"] = "事项编码，31 或 33 位；当日有效且属于调用方部门。",
        ["ExchangeContext.scenario"] = "协议约定的使用场景，最长 64 个字符。",
        ["ExchangeContext.case_number"] = "办件编号，最长 64 个字符；与任务编号二选一。",
        ["ExchangeContext.task_number"] = "任务编号（监管、批量比对、检查等），最长 64 个字符；与办件编号二选一。",
        ["ExchangeContext.officer_id"] = "经办人的匿名标识，不得为姓名或公民身份号码，最长 64 个字符。",
        ["ExchangeContext.applicant"] = "申请人（如有）；在交换日志中仅以假名出现。",
        ["ExchangeContext.channel"] = "申请渠道：window、online、app、terminal。可不填。",
        ["ExchangeContext.authorisation_ref"] = "申请人授权的编号，最长 128 个字符。可不填。",
        ["ExchangeContext.material_code"] = "本次应答所替代材料的编码，最长 64 个字符。可不填。",
        ["ExchangeContext.max_age"] = "调用方接受的缓存最长时间，单位秒；不填以协议为准。",
        ["Subject.type"] = "主体类型代码（GB/T 36903 附录 A）：111 公民身份号码，001 统一社会信用代码。",
        ["Subject.identifier"] = "规范形式的主体标识：大写、无空格，最长 64 个字符。",
        ["Provenance.entry"] = "目录条目：部门/条目。",
        ["Provenance.version"] = "条目版本：主版本.修订号。",
        ["Provenance.provider"] = "提供方部门短名。",
        ["Provenance.as_of"] = "数源声明的数据时点（如有）。",
        ["Provenance.fetched_at"] = "数据离开数源的时间。",
        ["Provenance.checked_at"] = "最近一次确认数据有效的时间；实时应答与 fetchedAt 相同。",
        ["Provenance.freshness"] = "是否为本次调用实时获取。",
        ["Provenance.digest"] = "前置编码的记录按顺序计算的 SHA-256。",
        ["Receipt.exchange_id"] = "交换标识：UUID（第 7 版），36 个字符。",
        ["Receipt.leaf_hash"] = "交换记录的叶哈希（RFC 6962），32 字节。",
        ["Receipt.log_origin"] = "保存该记录的日志名称。",
        ["RecordFault.field"] = "取值无法转换的信息项。",
        ["RecordFault.message"] = "问题说明，不含取值。",
        ["KeyFault.reason"] = "稳定的原因代码，与拒绝时相同。",
        ["KeyFault.message"] = "问题及处理办法（英文），不含取值。",
        ["KeyFault.message_zh"] = "问题及处理办法（中文），不含取值。",
        ["KeyFault.field"] = "相关信息项；没有则为空。",
        ["FieldState.number"] = "信息项在条目中的编号。",
        ["FieldState.absence"] = "无值的原因：数源为空、数源不持有、依约不提供。",
        ["FieldProvenance.number"] = "信息项在条目中的编号。",
        ["FieldProvenance.as_of"] = "数源声明的该信息项的数据时点。",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What a member of a message of <c>gateway.v1</c> means.</summary>
    public static string Of(string message, string field) => s_texts[$"{message[(message.LastIndexOf('.') + 1)..]}.{field}"];

    /// <summary>Writes which members of a purpose are required, as they stand in the exchange pipeline.</summary>
    public static void WritePurposeRules(Utf8JsonWriter json)
    {
        WriteRequired(json, "serviceItemCode", "scenario", "officerId");
        json.WriteStartArray("oneOf");
        foreach (var occasion in (string[])["caseNumber", "taskNumber"])
        {
            json.WriteStartObject();
            WriteRequired(json, occasion);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("additionalProperties", false);
    }

    /// <summary>Writes the schema of <c>google.type.Date</c>.</summary>
    public static void WriteDate(Utf8JsonWriter json)
    {
        json.WriteStartObject("google.type.Date");
        json.WriteString("type", "object");
        json.WriteString("description", "日期；不完整时日或月、日为 0 或不填。");
        json.WriteStartObject("properties");
        foreach (var (name, greatest, text) in ((string, int, string)[])[("year", 9999, "年。"), ("month", 12, "月。"), ("day", 31, "日。")])
        {
            json.WriteStartObject(name);
            json.WriteString("type", "integer");
            json.WriteNumber("minimum", 0);
            json.WriteNumber("maximum", greatest);
            json.WriteString("description", text);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
    }

    private static void WriteRequired(Utf8JsonWriter json, params string[] names)
    {
        json.WriteStartArray("required");
        Array.ForEach(names, json.WriteStringValue);
        json.WriteEndArray();
    }
}
