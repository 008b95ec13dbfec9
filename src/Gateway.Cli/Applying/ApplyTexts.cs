using Gateway.Cli.Texts;

namespace Gateway.Cli.Applying;

/// <summary>What is said about registering documents.</summary>
internal static class ApplyTexts
{
    public static readonly Text Apply = new(
        """
        Register departments, systems, entries, service items, agreements and bundles from YAML files: all or none.

        What is registered already is left as it is. Every YAML document has its "kind" (department, system, entry,
        service_item, agreement, bundle) and the keys of that kind; an entry's own kind is written "entry_kind".
        Folders named "adapters" are left out.

        Example:
          gateway apply -f city/ --dry-run --city .demo/city.json --system shenpi-steward
        """,
        """
        从 YAML 文件登记部门、系统、目录条目、事项、共享协议和“一件事”：全部成功，或全部不变。

        已登记且相同的保持不变。每个 YAML 文档须有 "kind"（department、system、entry、service_item、agreement、bundle）
        及该类文档的键；目录条目自身的类别写作 "entry_kind"。名为 "adapters" 的文件夹不读取。

        示例：
          gateway apply -f city/ --dry-run --city .demo/city.json --system shenpi-steward
        """);
    public static readonly Text Check = new(
        """
        Check YAML files for faults of form, without a gateway.

        Whether the gateway accepts what is said in them, "gateway apply --dry-run" tells.

        Example:
          gateway check -f city/
        """,
        """
        检查 YAML 文件的格式错误，不连接网关。

        内容能否被网关接受，请用 "gateway apply --dry-run"。

        示例：
          gateway check -f city/
        """);
    public static readonly Text FileOption = new(
        "A YAML file, or a folder with *.yaml and *.yml files, with its subfolders.", "YAML 文件，或含 *.yaml、*.yml 文件的文件夹（包括子文件夹）。");
    public static readonly Text DryRunOption = new("Only say what would change.", "只说明将会有哪些变化，不作更改。");

    public static readonly Text FaultsFound = new(
        "faults: {0}, in files: {1}. Nothing was sent.", "{1} 个文件中有 {0} 处错误，未发送任何内容。");
    public static readonly Text FaultsChecked = new("faults: {0}, in files: {1}.", "{1} 个文件中有 {0} 处错误。");
    public static readonly Text Sound = new("documents: {0}, no faults of form.", "{0} 个文档，无格式错误。");
    public static readonly Text Refused = new(
        "faults that the gateway found: {0}. Nothing was changed.", "网关发现 {0} 处错误，未作任何更改。");
    public static readonly Text Applied = new(
        "applied: {0} created, {1} updated, {2} unchanged (revision {3})", "已登记：新增 {0}，更新 {1}，未变 {2}（修订号 {3}）");
    public static readonly Text WouldApply = new(
        "would apply: {0} created, {1} updated, {2} unchanged; nothing was changed (dry run)",
        "将登记：新增 {0}，更新 {1}，未变 {2}；未作任何更改（试运行）");
    public static readonly Text Lacking = new(
        "ways to replace materials that lack something: {0}. This is no fault; \"gateway gaps\" lists them until they are closed.",
        "尚缺条件的材料替代方式：{0}。不影响登记；补齐前可用 \"gateway gaps\" 查看。");
    public static readonly Text More = new("… and {0} more; --output json lists all.", "……另有 {0} 项；--output json 可列出全部。");
    public static readonly Text Created = new("created", "新增");
    public static readonly Text Updated = new("updated", "更新");
    public static readonly Text ChangeHeading = new("CHANGE", "变化");
    public static readonly Text KindHeading = new("KIND", "类别");
    public static readonly Text KeyHeading = new("KEY", "标识");
}
