using Gateway.Cli.Texts;
using Gateway.Contracts.Materials.V1;

namespace Gateway.Cli.Orders;

/// <summary>What is said about orders to a department.</summary>
internal static class OrderTexts
{
    public static readonly Text Orders = new(
        """
        List what your department is asked to check, or is told of, for others' cases.

        Checks and announcements that are not answered yet, those first that are due first. Whom one is about is told by
        "gateway orders show" alone, and recorded.

        Examples:
          gateway orders
          gateway orders show 0192f0c4-7a31-7c1e-9a52-1f0d8c6b2e10
          gateway orders answer 0192f0c4-7a31-7c1e-9a52-1f0d8c6b2e10 --confirmed --officer officer-0412
        """,
        """
        列出其他部门办件中请本部门核查或告知本部门的事项。

        列出尚未答复的部门核查单和双告知单，先到期的在前。涉及何人仅由 "gateway orders show" 显示，并留有记录。

        示例：
          gateway orders
          gateway orders show 0192f0c4-7a31-7c1e-9a52-1f0d8c6b2e10
          gateway orders answer 0192f0c4-7a31-7c1e-9a52-1f0d8c6b2e10 --confirmed --officer officer-0412
        """);
    public static readonly Text All = new("Those that are answered or withdrawn as well.", "包括已答复和已撤回的。");
    public static readonly Text Show = new(
        """
        Show one order with whom it is about. That is recorded.

        Example:
          gateway orders show 0192f0c4-7a31-7c1e-9a52-1f0d8c6b2e10
        """,
        """
        显示一张核查单或告知单及其所涉主体，并留有记录。

        示例：
          gateway orders show 0192f0c4-7a31-7c1e-9a52-1f0d8c6b2e10
        """);
    public static readonly Text Answer = new(
        """
        Answer one order. The same answer again is harmless.

        A check is confirmed where what is asked is so, and objected to where it is not. An announcement is confirmed once
        it is taken note of. An order that is overdue may still be answered.

        Examples:
          gateway orders answer 0192f0c4-7a31-7c1e-9a52-1f0d8c6b2e10 --confirmed --officer officer-0412
          gateway orders answer 0192f0c4-7a31-7c1e-9a52-1f0d8c6b2e10 --objected --note "contributions are owed"
        """,
        """
        答复一张核查单或告知单。重复提交相同的答复无妨。

        核查情况属实的选择确认，不属实的选择异议。双告知单在知悉后确认。逾期的单仍可答复。

        示例：
          gateway orders answer 0192f0c4-7a31-7c1e-9a52-1f0d8c6b2e10 --confirmed --officer officer-0412
          gateway orders answer 0192f0c4-7a31-7c1e-9a52-1f0d8c6b2e10 --objected --note "欠缴社会保险费"
        """);
    public static readonly Text Id = new("Id of the order.", "核查单或告知单的标识。");
    public static readonly Text Confirmed = new("What is asked is so; no objection; taken note of.", "情况属实；无异议；已知悉。");
    public static readonly Text Objected = new("It is not so; needs --note.", "情况不属实；须填写 --note。");
    public static readonly Text Note = new(
        "What the department that asks should know, at most 500 characters. No citizen number.", "告知提出部门的意见，不超过 500 字。不得填写公民身份号码。");
    public static readonly Text Officer = new("Pseudonymous id of the officer who checked.", "经办人的代号。");
    public static readonly Text OneAnswer = new("give one of --confirmed and --objected.", "--confirmed 与 --objected 须且只能给出一个。");
    public static readonly Text NoteMissing = new("an objection needs --note.", "提出异议须填写 --note。");

    public static readonly Text None = new("No orders.", "没有核查单或告知单。");
    public static readonly Text Answered = new("answered: {0}, {1}", "已答复：{0}，{1}");
    public static readonly Text IdHeading = new("ORDER", "单号");
    public static readonly Text KindHeading = new("KIND", "类别");
    public static readonly Text StateHeading = new("STATE", "状态");
    public static readonly Text DueHeading = new("DUE BEFORE", "到期时间");
    public static readonly Text FromHeading = new("FROM", "提出部门");
    public static readonly Text ItemHeading = new("ITEM", "事项");
    public static readonly Text AboutHeading = new("ABOUT", "内容");
    public static readonly Text Kind = new("kind", "类别");
    public static readonly Text State = new("state", "状态");
    public static readonly Text Due = new("due before", "到期时间");
    public static readonly Text From = new("from", "提出部门");
    public static readonly Text Item = new("item", "事项");
    public static readonly Text About = new("about", "内容");
    public static readonly Text Question = new("what is asked", "核查内容");
    public static readonly Text OrderedAt = new("ordered at", "提出时间");
    public static readonly Text AnsweredAt = new("answered at", "答复时间");
    public static readonly Text Subject = new("subject", "主体");
    public static readonly Text Tells = new("as the case says", "办件所填");
    public static readonly Text CaseNumber = new("case", "办件编号");
    public static readonly Text Certificate = new("certificate", "电子证照标识");
    public static readonly Text Receipt = new("receipt", "回执");

    private static readonly Text Check = new("check", "部门核查");
    private static readonly Text Announcement = new("announcement", "双告知");
    private static readonly Text Commitment = new("commitment", "承诺核查");
    private static readonly Text Other = new("unknown", "未知");
    private static readonly Text Open = new("open", "待答复");
    private static readonly Text IsConfirmed = new("confirmed", "已确认");
    private static readonly Text IsObjected = new("objected", "有异议");
    private static readonly Text Overdue = new("overdue", "逾期");
    private static readonly Text Withdrawn = new("withdrawn", "已撤回");

    public static Text Of(OrderKind kind) => kind switch
    {
        OrderKind.Check => Check,
        OrderKind.Announcement => Announcement,
        OrderKind.Commitment => Commitment,
        _ => Other,
    };

    public static Text Of(OrderState state) => state switch
    {
        OrderState.Open => Open,
        OrderState.Confirmed => IsConfirmed,
        OrderState.Objected => IsObjected,
        OrderState.Overdue => Overdue,
        OrderState.Withdrawn => Withdrawn,
        _ => Other,
    };
}
