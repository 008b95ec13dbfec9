using Gateway.Cli.Texts;
using Gateway.Contracts.Materials.V1;

namespace Gateway.Cli.Findings;

/// <summary>What is said about findings.</summary>
internal static class FindingTexts
{
    public static readonly Text Findings = new(
        """
        List what cases found about your department, the latest first.

        Records that applicants say are wrong or not theirs, materials that were asked for though the government holds
        them or though they are on no list, and commitments that turned out to be false. Each names its case, no person.

        Examples:
          gateway findings
          gateway findings answer 0192f0c4-7a31-7c1e-9a52-1f0d8c6b2e10 --answer "the address was corrected"
        """,
        """
        列出办件中发现的涉及本部门的问题线索，最近的在前。

        包括申请人认为有误或非本人的记录、政府已持有或清单之外却仍要求提交的材料，以及经核验不实的承诺。线索只列办件编号，不列个人信息。

        示例：
          gateway findings
          gateway findings answer 0192f0c4-7a31-7c1e-9a52-1f0d8c6b2e10 --answer "已更正登记信息"
        """);
    public static readonly Text All = new("Those that are answered as well.", "包括已处理的。");
    public static readonly Text Answer = new(
        """
        Say what was done about a finding. What is said last stands.

        Example:
          gateway findings answer 0192f0c4-7a31-7c1e-9a52-1f0d8c6b2e10 --answer "the address was corrected"
        """,
        """
        填写问题线索的处理情况，以最后一次为准。

        示例：
          gateway findings answer 0192f0c4-7a31-7c1e-9a52-1f0d8c6b2e10 --answer "已更正登记信息"
        """);
    public static readonly Text Id = new("Id of the finding.", "问题线索的标识。");
    public static readonly Text AnswerOption = new(
        "What was done, at most 500 characters. No citizen number.", "处理情况，不超过 500 字。不得填写公民身份号码。");

    public static readonly Text None = new("No findings.", "没有问题线索。");
    public static readonly Text Answered = new("answered: {0}", "已处理：{0}");
    public static readonly Text IdHeading = new("FINDING", "线索");
    public static readonly Text KindHeading = new("KIND", "类别");
    public static readonly Text MadeHeading = new("MADE AT", "发现时间");
    public static readonly Text CaseHeading = new("CASE", "办件编号");
    public static readonly Text MaterialHeading = new("MATERIAL", "材料");
    public static readonly Text EntryHeading = new("ENTRY", "条目");
    public static readonly Text NoteHeading = new("NOTE", "说明");
    public static readonly Text AnswerHeading = new("ANSWER", "处理情况");

    private static readonly Text NotMe = new("not the applicant's", "非本人记录");
    private static readonly Text Wrong = new("wrong record", "记录有误");
    private static readonly Text ThoughHeld = new("asked though held", "已持有仍索要");
    private static readonly Text OnNoList = new("asked, on no list", "清单外索要");
    private static readonly Text Broken = new("commitment broken", "承诺不实");
    private static readonly Text Other = new("unknown", "未知");

    public static Text Of(FindingKind kind) => kind switch
    {
        FindingKind.NotMe => NotMe,
        FindingKind.Wrong => Wrong,
        FindingKind.AskedThoughHeld => ThoughHeld,
        FindingKind.AskedOnNoList => OnNoList,
        FindingKind.CommitmentBroken => Broken,
        _ => Other,
    };
}
