using System.Text;
using Gateway.Core.Apis.Schemas.Reading;

namespace Gateway.Core.Catalogue.Rules;

/// <summary>Rules of the schema of an operation's bodies. The first argument is the place in the schema, a JSON pointer after #.</summary>
public static class SchemaRules
{
    /// <summary>A schema of what takes no body.</summary>
    public static readonly Rule Unused = new(
        "API_SCHEMA_UNUSED", "Only an operation that takes a body has this. Remove it, or write takes_body: true.", "只有带请求体的操作才有该项。请去掉，或填写 takes_body: true。");

    /// <summary>Over a bound.</summary>
    public static readonly Rule Size = new(
        "API_SCHEMA_SIZE",
        "{0}: more than {1} bytes, more than {2} schemas in it, or nested deeper than {3}. Shorten it.",
        "{0}：超过 {1} 字节、{2} 个子模式或 {3} 层嵌套。请精简。");

    /// <summary>Not JSON.</summary>
    public static readonly Rule NotJson = new(
        "API_SCHEMA_JSON", "{0}: not JSON from line {1} on. Write the schema as text in JSON.", "{0}：自第 {1} 行起不是 JSON。请以 JSON 文本填写模式。");

    /// <summary>A name twice in one object.</summary>
    public static readonly Rule Repeated = new(
        "API_SCHEMA_REPEATED", "{0}: line {1} has a name that stands in its object already. Remove one.", "{0}：第 {1} 行的名称在同一对象中重复。请去掉其一。");

    /// <summary>A keyword that is not checked.</summary>
    public static readonly Rule Keyword = new(
        "API_SCHEMA_KEYWORD",
        "{0}: no keyword of JSON Schema 2020-12 that the gateway checks. Correct it, or write it in others; docs/apis.md lists them.",
        "{0}：不是网关校验的 JSON Schema 2020-12 关键字。请更正或改用其他关键字，见 docs/apis.md。");

    /// <summary>A keyword that holds something else.</summary>
    public static readonly Rule Value = new("API_SCHEMA_VALUE", "{0}: wants {1}.", "{0}：须为{2}。");

    /// <summary>A reference that leads nowhere in the schema.</summary>
    public static readonly Rule Reference = new(
        "API_SCHEMA_REFERENCE",
        "{0}: leads to no schema here. Write # or #/$defs/name; nothing is fetched from elsewhere.",
        "{0}：未指向本模式中的定义。请填写 # 或 #/$defs/名称；不读取外部引用。");

    /// <summary>A circle of references.</summary>
    public static readonly Rule Circle = new(
        "API_SCHEMA_CIRCLE",
        "{0}: leads back to itself at the same value, which never ends. Go through properties or items first.",
        "{0}：在同一取值上引用自身，无法终止。请经由 properties 或 items 引用。");

    /// <summary>Too many schemas at one value.</summary>
    public static readonly Rule TooMany = new(
        "API_SCHEMA_TOO_MANY",
        "{0}: more than {1} schemas apply to one value, or more than {2} lead to each other there. Write it simpler.",
        "{0}：同一取值适用的模式超过 {1} 个，或逐层引用超过 {2} 层。请简化。");

    /// <summary>Not a pattern.</summary>
    public static readonly Rule Pattern = new(
        "API_SCHEMA_PATTERN",
        "{0}: not a pattern. Write a regular expression (ECMA-262) of at most {1} characters and counts up to {2}, without lookarounds, references back, \\b and \\p.",
        "{0}：正则表达式（ECMA-262）有误。请填写不超过 {1} 个字符、重复次数不超过 {2} 的表达式，不使用环视、反向引用、\\b 和 \\p。");

    /// <summary>Too many patterns.</summary>
    public static readonly Rule Patterns = new(
        "API_SCHEMA_PATTERNS", "{0}: more than {1} patterns in all, or too large ones. Use fewer.", "{0}：正则表达式总数超过 {1} 个或过大。请减少。");

    /// <summary>Checks a schema; every fault of it.</summary>
    public static void Check(FaultList faults, string name, string text)
    {
        SchemaReader.Read(Encoding.UTF8.GetBytes(text), isTrusted: false, out var found);
        foreach (var (rule, arguments) in found.Found)
        {
            faults.Add(name, rule, arguments);
        }
    }
}
