using Gateway.Cli.Texts;

namespace Gateway.Cli.Lookups;

/// <summary>What the help says about looking up.</summary>
internal static class LookupHelp
{
    public static readonly Text Lookup = new(
        """
        Look up shared data of a catalogue entry under an agreement. The call is recorded, with its purpose.

        Prints the records, where they came from and the receipt. That the source holds no record is an answer too
        (exit code 0). A refusal names the link that failed and who can mend it (exit code 1).

        Examples:
          gateway lookup gongan/resident --key citizen_number=- --field full_name,sex --item CODE --scenario acceptance \
            --case 2026-000123 --officer o-17 --city .demo/city.json --system shenpi-window
        """,
        """
        按共享协议查询目录条目的数据。调用及其使用目的会被记录。

        输出记录、来源和回执。数源没有记录也是一种应答（退出码 0）；被拒绝时说明是哪一环节、由谁处理（退出码 1）。

        示例：
          gateway lookup gongan/resident --key citizen_number=- --field full_name,sex --item 事项编码 --scenario acceptance \
            --case 2026-000123 --officer o-17 --city .demo/city.json --system shenpi-window
        """);
    public static readonly Text Target = new(
        "Department and entry, by their short names; without a major version, the newest.", "部门和条目的短名；不写主版本号则为最新版本。");
    public static readonly Text Key = new(
        "A key field and its value; once for each. NAME=- reads the value from standard input, a line each.",
        "主键项及其取值，每项一次。NAME=- 表示从标准输入读取，每行一个。");
    public static readonly Text Field = new("The fields wanted, with commas or once for each.", "需要的信息项，用逗号分隔或多次给出。");
    public static readonly Text Item = new("Code of the service item that the call is for.", "调用所为事项的编码。");
    public static readonly Text Scenario = new("Scenario of the item that the agreement names.", "协议约定的该事项使用场景。");
    public static readonly Text Case = new("Number of the application; or --task.", "办件编号；或用 --task。");
    public static readonly Text Task = new("Number of a supervision task, where there is no case.", "没有办件时的任务编号。");
    public static readonly Text Officer = new("Pseudonymous id of the officer; not a name.", "经办人的化名标识，不是姓名。");
    public static readonly Text Applicant = new(
        "The applicant: 111:… citizen, 001:… firm. TYPE:- reads the identifier from standard input.",
        "申请人：111:… 公民，001:… 企业。TYPE:- 表示从标准输入读取号码。");
    public static readonly Text Channel = new("How the applicant came: window, online, app, terminal.", "申请渠道：window、online、app、terminal。");
    public static readonly Text Authorisation = new("Reference of the applicant's authorisation.", "申请人授权的编号。");
    public static readonly Text Material = new("Code of the material that the answer replaces.", "应答所替代的材料编码。");
    public static readonly Text MaxAge = new("Greatest age of a cached answer: 0s, 10m, 1h.", "可接受的缓存应答最长时间：0s、10m、1h。");
}
