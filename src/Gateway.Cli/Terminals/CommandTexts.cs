using Gateway.Cli.Texts;

namespace Gateway.Cli.Terminals;

/// <summary>What is said about the command as a whole.</summary>
internal static class CommandTexts
{
    public static readonly Text Root = new(
        """
        Registers what departments share, and looks up shared data, through a data-sharing gateway.

        Exit codes: 0 done, 1 refused or faults found, 2 wrong usage or settings, 3 not connected, 4 fault of the command.
        """,
        """
        数据共享网关命令行：登记部门共享的数据，查询共享数据。

        退出码：0 完成，1 被拒绝或有错误，2 用法或设置有误，3 未能连接，4 命令自身故障。
        """);

    public static readonly Text HelpOption = new("Show help and usage.", "显示帮助和用法。");
    public static readonly Text VersionOption = new("Show the version.", "显示版本。");
    public static readonly Text LanguageOption = new(
        "Language of the texts; without it, that of LC_ALL, LC_MESSAGES or LANG.", "文本语言；未指定时取自 LC_ALL、LC_MESSAGES 或 LANG。");
    public static readonly Text OutputOption = new("Form of the output.", "输出形式。");
    public static readonly Text SeeHelp = new("See: {0} --help", "帮助：{0} --help");
    public static readonly Text UsageFault = new("wrong usage: {0}", "用法有误：{0}");
    public static readonly Text Missing = new("{0} is required.", "缺少 {0}。");
    public static readonly Text ValueMissing = new("{0} needs a value.", "{0} 缺少取值。");
    public static readonly Text TooOften = new("give {0} once.", "{0} 只能给出一次。");
    public static readonly Text ChoiceUnknown = new("{0} is one of {1}, not \"{2}\".", "{0} 应为 {1} 之一，而不是 \"{2}\"。");
    public static readonly Text NotUnderstood = new("\"{0}\" is not understood here.", "此处无法理解 \"{0}\"。");
    public static readonly Text HelpDescription = new("Description:", "说明:");
    public static readonly Text HelpUsage = new("Usage:", "用法:");
    public static readonly Text HelpArguments = new("Arguments:", "参数:");
    public static readonly Text HelpOptions = new("Options:", "选项:");
    public static readonly Text HelpCommands = new("Commands:", "命令:");

    // Both take ten columns, so that the table that the parser makes stays aligned.
    public static readonly Text HelpRequired = new("(REQUIRED)", "(必填)    ");
    public static readonly Text HelpDefault = new("[default: ", "[默认: ");
    public static readonly Text CommandMissing = new("write a command: {0}.", "请写出命令：{0}。");
    public static readonly Text CommandUnknown = new(
        "there is no command \"{0}\"; the commands: {1}.", "没有命令 \"{0}\"；可用命令：{1}。");
    public static readonly Text CommandNear = new("there is no command \"{0}\"; did you mean \"{1}\"?", "没有命令 \"{0}\"；是否应为 \"{1}\"？");
    public static readonly Text Interrupted = new("interrupted.", "已中断。");
    public static readonly Text Fault = new(
        "the command itself failed ({0}). Where is in {1}; please report it with this file.", "命令自身故障（{0}）。详情见 {1}，请连同该文件一并反馈。");
    public static readonly Text NoTime = new(
        "\"{0}\" is not a time; write a number with ms, s, m, h or d, such as 5s.", "\"{0}\" 不是时长；请写数字加 ms、s、m、h 或 d，例如 5s。");
}
