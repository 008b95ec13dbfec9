using Gateway.Cli.Texts;

namespace Gateway.Cli.Figures;

/// <summary>What is said about figures.</summary>
internal static class FigureTexts
{
    public static readonly Text Report = new(
        """
        Tell what was achieved: materials that applicants did not have to bring, per item and month.

        A case counts in the month in which it was opened. Without months, the present one.

        Examples:
          gateway report
          gateway report --from 2026-01 --until 2026-06 --department shenpi --output csv
          gateway report worth-connecting --count 10
        """,
        """
        按事项和月份统计成效：申请人无需自备的材料。

        办件计入立案所在月份。不指定月份时为当月。

        示例：
          gateway report
          gateway report --from 2026-01 --until 2026-06 --department shenpi --output csv
          gateway report worth-connecting --count 10
        """);
    public static readonly Text Worth = new(
        """
        List the materials most worth connecting next: those that applicants still bring most often.

        Each with why it was asked, who holds it, and what to do next. What applicants write themselves is not among them.

        Example:
          gateway report worth-connecting --from 2026-01 --count 10
        """,
        """
        列出最值得优先接入的材料，即申请人目前自备最多的材料。

        并列出原因、持有部门和下一步工作。由申请人自行填写的材料不列入。

        示例：
          gateway report worth-connecting --from 2026-01 --count 10
        """);
    public static readonly Text From = new("First month. Without it, the present one.", "起始月份。不写则为当月。");
    public static readonly Text Until = new("Last month. Without it, the present one.", "截止月份。不写则为当月。");
    public static readonly Text Department = new("Slug of an implementing department. Without it, all.", "实施部门短名。不写则为全部。");
    public static readonly Text Item = new("Code of a service item. Without it, all.", "事项编码。不写则为全部。");
    public static readonly Text Count = new("How many, 1 to 100.", "数量，1 至 100。");
    public static readonly Text NoMonth = new("\"{0}\" is not a month; write yyyy-MM, such as 2026-01.", "\"{0}\" 不是月份；请写成 yyyy-MM，例如 2026-01。");
    public static readonly Text NoCount = new("\"{0}\" is not a count; write 1 to 100.", "\"{0}\" 不是有效数量；请写 1 至 100。");

    public static readonly Text None = new("No cases in these months.", "这些月份没有办件。");
    public static readonly Text NoneAsked = new("Applicants brought no material in these months.", "这些月份没有申请人自备的材料。");
    public static readonly Text Spared = new(
        "Of {0} materials, applicants did not have to bring {1} ({2} %).", "共 {0} 份材料，申请人无需提交 {1} 份（{2}%）。");
    public static readonly Text MonthHeading = new("MONTH", "月份");
    public static readonly Text DepartmentHeading = new("DEPARTMENT", "部门");
    public static readonly Text ItemHeading = new("ITEM", "事项");
    public static readonly Text CasesHeading = new("CASES", "办件");
    public static readonly Text MaterialsHeading = new("MATERIALS", "材料");
    public static readonly Text CertificateHeading = new("BY CERTIFICATE", "免提交-证照");
    public static readonly Text DataHeading = new("BY DATA", "免提交-数据");
    public static readonly Text VerifiedHeading = new("VERIFIED", "核验");
    public static readonly Text CheckedHeading = new("CHECKED", "部门核查");
    public static readonly Text CommittedHeading = new("COMMITTED", "承诺");
    public static readonly Text AskedHeading = new("ASKED", "自备");
    public static readonly Text HeldHeading = new("THOUGH HELD", "已持有仍索要");
    public static readonly Text NoListHeading = new("ON NO LIST", "清单外索要");
    public static readonly Text HalfHeading = new("HALF WITHIN", "半数用时");
    public static readonly Text MostHeading = new("95 % WITHIN", "95% 用时");
    public static readonly Text MaterialHeading = new("MATERIAL", "材料");
    public static readonly Text NobodyHeading = new("NOT CONNECTED", "未接入");
    public static readonly Text NoAgreementHeading = new("NO AGREEMENT", "无协议");
    public static readonly Text SilentHeading = new("NO ANSWER", "未答复");
    public static readonly Text HoldersHeading = new("HELD BY", "持有方");
    public static readonly Text NextHeading = new("NEXT STEP", "下一步");
}
