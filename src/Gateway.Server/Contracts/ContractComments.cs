using System.Globalization;
using Gateway.Core.Catalogue;
using Google.Protobuf.Reflection;
using FieldType = Gateway.Core.Catalogue.FieldType;

namespace Gateway.Server.Contracts;

/// <summary>The comments of an entry's contract, line by line.</summary>
internal sealed class ContractComments(Entry entry)
{
    private readonly ContractMessages _names = new(entry.Key);

    /// <summary>Of the file.</summary>
    public IEnumerable<string> OfFile() =>
    [
        $"Contract of the catalogue entry {entry.Path}, version {entry.Version}. Made from the catalogue; changes belong there.",
        $"目录条目 {entry.Path} 第 {entry.Version} 版的接口契约，由目录生成；如需修改请修改目录。",
    ];

    /// <summary>Of the service.</summary>
    public IEnumerable<string> OfService()
    {
        var code = CatalogueText.Line(entry.Code);
        yield return $"{EntryFacts.NameOf(entry)}" + (code.Length == 0 ? "." : $" (资源代码 {code}).");
        if (CatalogueText.Sentence(entry.Summary) is { Length: > 0 } summary)
        {
            yield return summary;
        }

        var terms = EntryFacts.TermsOf(entry);
        yield return terms.Chinese;
        yield return terms.English;
        yield return EntryFacts.KeysOf(entry);
        yield return "Every call needs an agreement in force and names its purpose in `context`. Refusals and failures are";
        yield return "google.rpc.Status with ErrorInfo (domain \"gateway\", stable reason), RequestInfo and Help.";
        yield return "每次调用须有生效的共享协议，并在 context 中说明使用目的。";
    }

    /// <summary>Of a method.</summary>
    public IEnumerable<string> OfMethod(string method) => method switch
    {
        nameof(Operations.Lookup) =>
        [
            string.Create(CultureInfo.InvariantCulture, $"Finds the records of one key; at most {entry.RowLimit}. 按主键查询，最多 {entry.RowLimit} 条记录。"),
            "Errors: UNAUTHENTICATED (caller unknown), PERMISSION_DENIED (no agreement, field or purpose not agreed, ...),",
            "INVALID_ARGUMENT (key malformed, purpose missing, ...), NOT_FOUND (no such entry), RESOURCE_EXHAUSTED (quota",
            "spent, rate exceeded), UNAVAILABLE and DEADLINE_EXCEEDED (the department or the exchange log), DATA_LOSS (the",
            "department answered garbage). A key without a record is an answer, not an error.",
        ],
        nameof(Operations.Verify) =>
        [
            "Compares claimed values with what the source holds, at the source; no value is answered. 核验，不返回数据。",
            "Errors: as of a lookup, and RESOURCE_EXHAUSTED when too many claims about a subject did not match today.",
        ],
        _ =>
        [
            "Finds the records of 1 to 1,000 keys: one answer for each, in their order. 批量查询，最多 1000 个主键。",
            "The stream ends early, with the reason, when the agreement ends, the quota is spent or the department fails.",
            "Errors: as of a lookup.",
        ],
    };

    /// <summary>Of a message.</summary>
    public string OfMessage(string message)
    {
        var name = EntryFacts.NameOf(entry);
        return message switch
        {
            _ when message == _names.Key => $"{name}: one key 主键.",
            _ when message == _names.Record => $"{name}: one record 记录. Only the fields that were asked for are set.",
            _ when message == _names.Verdicts => $"{name}: one verdict for each claim 核验结果.",
            _ when message == _names.Request(Operations.Lookup) => $"{name}: asks for the records of one key 查询请求.",
            _ when message == _names.Response(Operations.Lookup) => $"{name}: the records of one key 查询应答.",
            _ when message == _names.Request(Operations.Verify) => $"{name}: asks to compare claimed values 核验请求.",
            _ when message == _names.Response(Operations.Verify) => $"{name}: how the claims compare 核验应答.",
            _ when message == _names.Request(Operations.LookupMany) => $"{name}: asks for the records of many keys 批量查询请求.",
            _ => $"{name}: the records of one key of many 批量查询应答.",
        };
    }

    /// <summary>Of a field of a message.</summary>
    public IEnumerable<string> OfField(string message, FieldDescriptorProto field) => message switch
    {
        _ when message == _names.Key => OfKey(FieldOf(field)),
        _ when message == _names.Record => OfRecord(field),
        _ when message == _names.Verdicts => [$"{EntryFacts.NameOf(FieldOf(field))} 核验结果."],
        _ => [OfExchange(message, field.Name)],
    };

    private static IEnumerable<string> OfKey(Field field)
    {
        var type = field.Type == FieldType.Date ? new Wording("A whole date", "完整的日期") : FieldFacts.TypeOf(field);
        return [$"{EntryFacts.NameOf(field)}: required 必填. {type.English}. {type.Chinese}。"];
    }

    private IEnumerable<string> OfRecord(FieldDescriptorProto proto)
    {
        if (proto.Number > Field.GreatestNumber)
        {
            yield return proto.Number == Field.StatesNumber
                ? "Asked fields that have no value, and why, by their numbers. 无值的信息项及原因。"
                : "The moments for which the source states single fields, by their numbers. 单个信息项的数据时点。";
            yield break;
        }

        var field = FieldOf(proto);
        yield return $"{EntryFacts.NameOf(field)}. {CatalogueText.Sentence(field.Description)}".TrimEnd();
        var (type, sensitivity) = (FieldFacts.TypeOf(field), FieldFacts.SensitivityOf(field));
        yield return $"{type.English}. Sensitivity {sensitivity.English}.";
        yield return $"{type.Chinese}。敏感级别：{sensitivity.Chinese}。";
        if (field.Matching == FieldMatching.Name && entry.Operations.HasFlag(Operations.Verify))
        {
            yield return "Verified as a name: writings of it that the rules of names declare the same match. 按姓名规则核验。";
        }
    }

    private string OfExchange(string message, string field) => field switch
    {
        "key" or "keys" => field == "key" ? "The key: every field of it 主键，各项必填." : "The keys: 1 to 1,000 主键，1 至 1000 个.",
        "fields" => "Fields wanted, by name: at least one, each agreed 所需信息项.",
        "context" => "On whose behalf the call is made 使用目的.",
        "claims" => "The claimed values: at least one, each agreed 待核验的取值.",
        "outcome" when message == _names.Response(Operations.LookupMany) => "What became of the key.",
        "outcome" => "Whether the source holds a record of the key.",
        "records" => "The records. Two rows for one key are two records 记录.",
        "truncated" => "More records exist than the row limit let through.",
        "faults" => "Records left out because a value could not be converted.",
        "provenance" => "Where the answer came from 数据来源.",
        "receipt" => "The proof of the exchange 回执.",
        "verdicts" => "One verdict for each claim 核验结果.",
        "index" => "Place of the key in the request, from 0.",
        "fault" => "Why the key could not be answered, where the outcome is LOOKUP_OUTCOME_FAILED.",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No contract has this field."),
    };

    private Field FieldOf(FieldDescriptorProto field) => entry.Fields[entry.IndexOf((uint)field.Number)];
}
