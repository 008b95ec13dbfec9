using Gateway.Cli.Texts;

namespace Gateway.Cli.Drafting;

/// <summary>What is said about drafts of entries.</summary>
internal static class DraftTexts
{
    public static readonly Text Draft = new(
        """
        Draft the entry of a department's own API from its OpenAPI document, without a gateway.

        Reads OpenAPI 3.0, 3.1 or 3.2 in JSON or YAML and writes the YAML of "gateway apply". A comment at its top says what
        was left out. The draft is for a steward to review: sensitivity and masking are guessed from names.

        Example:
          gateway draft -f openapi.json --department shuiwu --api-name tax --out tax.yaml
        """,
        """
        由部门自有接口的 OpenAPI 文档起草目录条目，不连接网关。

        读取 JSON 或 YAML 形式的 OpenAPI 3.0、3.1 或 3.2，写出 "gateway apply" 所读的 YAML，开头的注释说明未列入的内容。
        草稿须由数据管理员审核：敏感级别和脱敏方式仅由名称推测。

        示例：
          gateway draft -f openapi.json --department shuiwu --api-name tax --out tax.yaml
        """);
    public static readonly Text FileOption = new("The OpenAPI document, in JSON or YAML, at most 16 MiB.", "OpenAPI 文档，JSON 或 YAML，不超过 16 MiB。");
    public static readonly Text DepartmentOption = new("Slug of the department that serves the API.", "提供接口的部门短名。");
    public static readonly Text ApiNameOption = new("api_name of the entry, in lower_snake_case.", "条目的接口名称，小写下划线形式。");
    public static readonly Text OutOption = new(
        "A new file for the draft; without it, it is written to standard output.", "草稿写入的新文件；未指定时写到标准输出。");

    public static readonly Text BodySchemasOption = new(
        "Write body_schema too, by which the gateway checks bodies of requests.", "同时写出 body_schema，由网关据此校验请求体。");

    public static readonly Text OptionWrong = new("{0}: {1}", "{0}：{1}");
    public static readonly Text OutExists = new("{0} is there already; name a new file.", "{0} 已存在，请指定新文件。");
    public static readonly Text OutUnwritable = new("{0} cannot be written; check the folder.", "无法写入 {0}，请检查所在文件夹。");
    public static readonly Text NoFile = new("no such file.", "没有这个文件。");
    public static readonly Text Empty = new("is empty.", "为空。");
    public static readonly Text NotParsed = new("cannot be read as JSON or YAML: {0}", "无法按 JSON 或 YAML 读取：{0}");
    public static readonly Text NotOpenApi = new(
        "is no OpenAPI document; it begins with \"openapi: 3.0\", 3.1 or 3.2.", "不是 OpenAPI 文档；文档应有 \"openapi: 3.0\"、3.1 或 3.2。");
    public static readonly Text Unreadable = new("cannot be read as OpenAPI: {0}", "无法按 OpenAPI 读取：{0}");
    public static readonly Text Version2 = new(
        "is OpenAPI 2.0 (Swagger); convert it to 3.0 or later first.", "为 OpenAPI 2.0（Swagger），请先转换为 3.0 或更高版本。");
    public static readonly Text NoPaths = new("has no paths.", "没有 paths。");
    public static readonly Text Alias = new(
        "line {0}: anchors and aliases (& and *) are not read; use $ref, or write the value out.", "第 {0} 行：不读取锚点和别名（& 和 *），请改用 $ref 或直接写出值。");
    public static readonly Text NothingCarried = new(
        "holds no operation that the gateway can carry. Nothing was written.", "没有网关可以承载的操作，未写出任何内容。");
    public static readonly Text Done = new(
        "drafted: {0} operations, {1} fields; remarks in its comments: {2}. Review every field before it is applied.",
        "已起草：操作 {0} 个，信息项 {1} 个；注释中的说明 {2} 条。登记前请逐项审核。");
}
