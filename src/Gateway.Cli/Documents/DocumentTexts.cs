using Gateway.Cli.Texts;

namespace Gateway.Cli.Documents;

/// <summary>What is said about documents.</summary>
internal static class DocumentTexts
{
    public static readonly Text PathMissing = new("no such file or folder.", "没有这个文件或文件夹。");
    public static readonly Text NoDocuments = new("holds no .yaml or .yml file with a document.", "其中没有含文档的 .yaml 或 .yml 文件。");
    public static readonly Text FileUnreadable = new("cannot be read; check that you may read it.", "无法读取，请检查读取权限。");
    public static readonly Text FileTooLarge = new("is larger than {0} MiB; write several files.", "超过 {0} MiB，请拆成多个文件。");
    public static readonly Text NotUtf8 = new("is not UTF-8 text; save it in UTF-8.", "不是 UTF-8 文本，请以 UTF-8 编码保存。");
    public static readonly Text TooManyFiles = new("more than {0} files; apply them in parts.", "文件超过 {0} 个，请分批处理。");
    public static readonly Text TooManyDocuments = new(
        "more than {0} documents in all; apply them in parts.", "文档总数超过 {0} 个，请分批处理。");
    public static readonly Text TooManyFaults = new(
        "more than {0} faults; the rest is not listed.", "错误超过 {0} 处，其余不再列出。");
    public static readonly Text TooManyNodes = new("more than {0} values in one file; write several files.", "单个文件的值超过 {0} 个，请拆成多个文件。");
    public static readonly Text TooDeep = new("nested deeper than {0}; the rest of the file was not read.", "嵌套超过 {0} 层，文件其余部分未读取。");
    public static readonly Text NotYaml = new(
        "not YAML: {0} The rest of the file was not read.", "不符合 YAML 语法：{0} 文件其余部分未读取。");
    public static readonly Text BrokenText = new(
        "not YAML: plain text is broken off soon after this place; look for a missing \":\", \",\" or quote. The rest of the file was not read.",
        "不符合 YAML 语法：此处之后的文本不完整，请检查是否缺少冒号、逗号或引号。文件其余部分未读取。");
    public static readonly Text Anchor = new("anchors (&) are not used here; write the value out.", "此处不使用锚点（&），请直接写出值。");
    public static readonly Text Alias = new("aliases (*) are not used here; write the value out.", "此处不使用别名（*），请直接写出值。");
    public static readonly Text Tag = new("tags (!) are not used here; leave it out, and quote what is text.", "此处不使用标签（!），请去掉；文本可加引号。");
    public static readonly Text NotADocument = new(
        "a document is a mapping that begins with \"kind:\", one of {0}.", "文档应为以 \"kind:\" 开头的映射，取值为 {0} 之一。");
    public static readonly Text KindMissing = new(
        "the document has no \"kind\"; write one of {0}.", "文档缺少 \"kind\"，请填写 {0} 之一。");
    public static readonly Text KindUnknown = new(
        "unknown kind \"{0}\"; write one of {1}.", "未知的 kind \"{0}\"，请填写 {1} 之一。");
    public static readonly Text KindNear = new(
        "unknown kind \"{0}\"; did you mean \"{1}\"?", "未知的 kind \"{0}\"，是否应为 \"{1}\"？");
    public static readonly Text KindOfMessage = new(
        "\"{0}\" is a value of \"{1}\": write \"kind: {2}\" and \"{1}: {0}\".", "\"{0}\" 是 \"{1}\" 的取值：请写 \"kind: {2}\" 和 \"{1}: {0}\"。");
    public static readonly Text KeyNotText = new("a key must be plain text.", "键必须是文本。");
    public static readonly Text KeyUnknown = new("unknown key; known here: {0}.", "未知的键；此处可用：{0}。");
    public static readonly Text KeyNear = new("unknown key; did you mean \"{0}\"?", "未知的键；是否应为 \"{0}\"？");
    public static readonly Text KeyTwice = new("the key stands here twice, first on line {0}; keep one.", "键重复，首次出现在第 {0} 行；请只保留一个。");
    public static readonly Text KindTwice = new(
        "\"kind\" stands here twice, first on line {0}; the kind of the {1} itself is written \"{2}\".",
        "\"kind\" 重复，首次出现在第 {0} 行；{1} 自身的类别请写在 \"{2}\"。");
    public static readonly Text WantText = new("must be text, not {0}.", "应为文本，而不是{0}。");
    public static readonly Text WantNumber = new("must be a whole number, not {0}; write {1} to {2}.", "应为整数，而不是{0}；取值 {1} 至 {2}。");
    public static readonly Text WantNumberUnquoted = new("is quoted, which makes it text; write {0} without quotes.", "带引号即为文本，请去掉引号写 {0}。");
    public static readonly Text WantNumberPlain = new(
        "\"{0}\" is not a whole number in plain digits; write {1} to {2}, without leading zeros.",
        "\"{0}\" 不是普通数字写法的整数；取值 {1} 至 {2}，不带前导零。");
    public static readonly Text NumberOutOfRange = new("{0} is out of range; write {1} to {2}.", "{0} 超出范围；取值 {1} 至 {2}。");
    public static readonly Text WantBoolean = new("must be true or false, not {0}.", "应为 true 或 false，而不是{0}。");
    public static readonly Text WantBase64 = new(
        "must be base64, in one line or, after |, in several.", "应为 Base64 文本，可写成一行，或在 | 之后分行。");
    public static readonly Text WantEnum = new("must be one of {1}, not {0}.", "应为 {1} 之一，而不是{0}。");
    public static readonly Text EnumUnknown = new("\"{0}\" is not allowed; write one of {1}.", "不允许 \"{0}\"；请填写 {1} 之一。");
    public static readonly Text EnumNear = new(
        "\"{0}\" is not allowed; did you mean \"{1}\"? Allowed: {2}.", "不允许 \"{0}\"；是否应为 \"{1}\"？可用：{2}。");
    public static readonly Text WantMapping = new("must be a mapping with keys {1}, not {0}.", "应为映射，键为 {1}，而不是{0}。");
    public static readonly Text WantList = new("must be a list, not {0}; begin each item with \"- \".", "应为列表，而不是{0}；每项以 \"- \" 开头。");
    public static readonly Text ItemEmpty = new("the item is empty; write a value or leave the item out.", "列表项为空；请填写值或去掉该项。");

    public static readonly Text AList = new("a list", "列表");
    public static readonly Text AMapping = new("a mapping", "映射");
    public static readonly Text AScalar = new("a single value", "单个值");
    public static readonly Text Nothing = new("nothing", "空");
}
