using Gateway.Cli.Texts;

namespace Gateway.Cli.Gaps;

/// <summary>What is said about materials that nothing replaces yet.</summary>
internal static class GapTexts
{
    public static readonly Text Gaps = new(
        """
        List materials that data could replace, and what is missing for it.

        A service item may be registered before the agreements that its materials need. Each line is one way to
        replace a material that cannot be gone yet: no agreement, one that is not in force, or one that grants too
        little.

        Examples:
          gateway gaps
          gateway gaps 11330100MB9001069P3330717005000 --output json
        """,
        """
        列出可以由数据替代、但尚缺条件的材料。

        事项可以先于其材料所需的共享协议登记。每行是一个暂不能采用的替代方式：没有协议、协议未生效，或约定的内容不足。

        示例：
          gateway gaps
          gateway gaps 11330100MB9001069P3330717005000 --output json
        """);
    public static readonly Text Item = new("Code of one service item. Without it, all.", "单个事项的编码。不写则为全部。");
    public static readonly Text None = new("No gaps: every way to replace a material can be gone.", "没有缺口：材料的各替代方式均可采用。");
    public static readonly Text ItemHeading = new("ITEM", "事项");
    public static readonly Text MaterialHeading = new("MATERIAL", "材料");
    public static readonly Text EntryHeading = new("ENTRY", "条目");
    public static readonly Text MissingHeading = new("MISSING", "缺口");
}
