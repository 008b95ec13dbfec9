using Gateway.Cli.Texts;

namespace Gateway.Cli.Registered;

/// <summary>What is said about reading what is registered.</summary>
internal static class GetTexts
{
    public static readonly Text Get = new(
        """
        Read what is registered, as the YAML that "gateway apply" takes.

        Examples:
          gateway get agreement
          gateway get entry gongan/resident@1 --output json
        """,
        """
        读取已登记的内容，输出 "gateway apply" 所用的 YAML。

        示例：
          gateway get agreement
          gateway get entry gongan/resident@1 --output json
        """);
    public static readonly Text Kind = new("What to read: {0}.", "读取的类别：{0}。");
    public static readonly Text Key = new(
        "Key of one: a department's slug, a system's id, department/entry@major, an item's or a bundle's code, an agreement's id. Without it, all.",
        "单个对象的标识：部门短名、系统标识、部门/条目@主版本号、事项或“一件事”编码、协议标识。不写则为全部。");
    public static readonly Text KindUnknown = new("unknown kind \"{0}\"; write one of {1}.", "未知的类别 \"{0}\"；请填写 {1} 之一。");
    public static readonly Text KindNear = new("unknown kind \"{0}\"; did you mean \"{1}\"?", "未知的类别 \"{0}\"；是否应为 \"{1}\"？");
}
