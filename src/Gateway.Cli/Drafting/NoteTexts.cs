using Gateway.Cli.Texts;

namespace Gateway.Cli.Drafting;

/// <summary>The comments of a draft.</summary>
internal static class NoteTexts
{
    public static readonly Text Top = new(
        """
        A draft from an OpenAPI document. Before it is applied, a steward reviews:
        - code, summary and share_basis, which are placeholders or the document's words;
        - sensitivity and masking of EVERY field: they were guessed from names, and the guess can be wrong either way;
        - names of fields, which an agreement and its callers know them by, and code tables of codes;
        - subject_type of each parameter that identifies a person or a firm, so that it is checked and recorded as a pseudonym;
        - which operations are to be there at all: what no consumer needs is better left out;
        - the destination's address, and the credential where the API wants one.
        """,
        """
        由 OpenAPI 文档起草。登记前须由数据管理员审核：
        - code、summary 和 share_basis：均为占位内容或文档原文；
        - 每一信息项的敏感级别和脱敏方式：仅由名称推测，可能偏高或偏低；
        - 信息项的名称（协议和调用方据此识别）和代码所用的代码表；
        - 标识个人或企业的参数的 subject_type，填写后才会校验并以假名记录；
        - 各项操作是否确需提供：无使用需求的宜去掉；
        - 接口地址，以及接口需要的凭据。
        """);

    public static readonly Text Remarks = new("Left out, or to be looked at:", "未列入或须核对的内容：");
    public static readonly Text More = new("… and {0} more.", "……另有 {0} 条。");
    public static readonly Text DocumentFault = new("the document has a fault: {0}", "文档自身有误：{0}");
    public static readonly Text Security = new(
        "the API wants a credential; name it under api.credential.", "接口需要凭据，请在 api.credential 中填写其名称。");

    public static readonly Text NoServer = new(
        "no absolute http or https address; https://api.example is a placeholder.", "没有绝对的 http 或 https 地址；https://api.example 为占位地址。");
    public static readonly Text ServerRelative = new("left out: no absolute http or https address.", "未列入：不是绝对的 http 或 https 地址。");
    public static readonly Text ServerOther = new(
        "another server, left out: destinations share the calls, so add it only where it serves the same data.",
        "另一地址，未列入：各地址分担调用，仅在其提供相同数据时添加。");
    public static readonly Text ServerOfOperation = new("has servers of its own, which are not used.", "自有 servers，未采用。");

    public static readonly Text Method = new("left out: the gateway does not carry this method.", "未列入：网关不承载该方法。");
    public static readonly Text Path = new(
        "left out: segments are letters, digits and -._~ or one whole {parameter}, without a slash at the end.",
        "未列入：各段须由字母、数字和 -._~ 组成或整段为 {参数}，末尾不带斜线。");
    public static readonly Text Shape = new("left out: operation {0} has the same method and shape of path.", "未列入：与操作 {0} 的方法和路径形式相同。");
    public static readonly Text TooManyOperations = new("left out: an entry has at most {0} operations.", "未列入：条目最多有 {0} 个操作。");
    public static readonly Text BodyNeeded = new("left out: it needs a body that is not JSON.", "未列入：须带非 JSON 的请求体。");
    public static readonly Text BodyOfMethod = new("left out: it needs a body, which GET and DELETE do not take.", "未列入：须带请求体，而 GET 和 DELETE 不带请求体。");
    public static readonly Text BodyLeft = new("its body is left out.", "请求体未列入。");
    public static readonly Text BodyUnchecked = new("its body is not checked: {0}.", "请求体不作校验：{0}。");
    public static readonly Text BodyKeyword = new("the gateway does not check {0} (at {1})", "网关不校验 {0}（位于 {1}）");
    public static readonly Text BodyReference = new("the $ref at {0} leads nowhere in this document", "{0} 处的 $ref 在本文档中没有对应内容");
    public static readonly Text BodyTooLarge = new("its schema holds too much", "结构过大");
    public static readonly Text BodiesChecked = new(
        "bodies that are not as it says are refused before the API is asked; see that the API takes no others.",
        "不符合的请求体在调用接口之前即被拒绝，请核对接口确实不接受其他请求体。");
    public static readonly Text ParameterNeeded = new("left out: its required parameter {0} cannot be carried.", "未列入：无法承载必填参数 {0}。");
    public static readonly Text ParameterLeft = new("parameter {0} is left out: its name or form cannot be carried.", "参数 {0} 未列入：其名称或形式无法承载。");
    public static readonly Text TooManyParameters = new("parameters beyond {0} are left out.", "超过 {0} 个的参数未列入。");
    public static readonly Text HeaderLeft = new(
        "{0} {1} is not sent to the API; a credential of the gateway can be.", "{0} {1} 不会发送给接口；网关的凭据可以。");
    public static readonly Text Repeated = new("parameter {0} is a list; the gateway carries it once in a call.", "参数 {0} 为列表；网关每次调用只承载一个值。");
    public static readonly Text AnswersOther = new("left out: its answer has several media types, none of them JSON.", "未列入：应答有多种媒体类型，均非 JSON。");
    public static readonly Text MediaType = new("left out: the media type of its answer cannot be declared.", "未列入：应答的媒体类型无法声明。");
    public static readonly Text Whole = new(
        "answers {0}, which passes whole: nothing in it is masked.", "应答为 {0}，整体提供，其中内容不作脱敏。");
    public static readonly Text NoFields = new("has no field in its answer; nothing of it passes.", "应答中没有信息项，不会提供任何内容。");

    public static readonly Text Choice = new("left out: oneOf, anyOf and not have no one shape.", "未列入：oneOf、anyOf 和 not 没有唯一的结构。");
    public static readonly Text Recursion = new("left out: it holds itself.", "未列入：结构包含自身。");
    public static readonly Text Additional = new("members that the schema does not name are left out.", "结构中未列名的成员未列入。");
    public static readonly Text NoShape = new("left out: the schema tells no type, or several.", "未列入：结构未说明类型，或有多种类型。");
    public static readonly Text Unresolved = new("left out: its $ref leads nowhere in this document.", "未列入：$ref 在本文档中没有对应内容。");
    public static readonly Text Pointer = new(
        "left out: it is deeper than 16, too long, or has a name that no pointer can give.", "未列入：层次超过 16、过长，或名称无法用指针表示。");
    public static readonly Text TooManyFields = new("left out: an entry has at most {0} fields.", "未列入：条目最多有 {0} 个信息项。");
    public static readonly Text TooLarge = new("the rest of the schemas was not read: there are too many of them.", "其余结构未读取：数量过多。");
    public static readonly Text Shared = new(
        "field {0} stands at places under different members; give them two fields where they mean two things.",
        "信息项 {0} 位于不同的上级成员之下；含义不同的请分为两个信息项。");
}
