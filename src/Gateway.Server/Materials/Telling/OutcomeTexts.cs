using Gateway.Core.Items.Resolving;
using CommitmentState = Gateway.Contracts.Materials.V1.CommitmentState;

namespace Gateway.Server.Materials.Telling;

/// <summary>What an outcome means and what to do, for officers and applicants.</summary>
internal static class OutcomeTexts
{
    /// <summary>The texts of a check that was not answered before its case was closed.</summary>
    public static (string English, string Chinese) Withdrawn =>
        ("Not known: the case was closed before the department's check was answered, so the check is withdrawn.", "结果未知：办件在部门核查答复之前已办结，核查已撤回。");

    /// <summary>The texts in English and Chinese.</summary>
    public static (string English, string Chinese) Of(MaterialOutcome outcome, MaterialReason reason) => outcome switch
    {
        MaterialOutcome.WaivedByCertificate => ("Not to be brought: an electronic certificate replaces it.", "免提交：以电子证照替代。"),
        MaterialOutcome.WaivedByData => ("Not to be brought: shared data replaces it.", "免提交：以共享数据替代。"),
        MaterialOutcome.Verified => ("Not to be brought: what the form says was confirmed.", "免提交：所填信息已核验一致。"),
        MaterialOutcome.UnderCheck => ("Not to be brought now: a department checks it.", "暂不提交：由部门核查。"),
        MaterialOutcome.Checked => ("Not to be brought: the department's check is passed.", "免提交：部门核查已通过。"),
        MaterialOutcome.OnCommitment => ("Not to be brought once the applicant commits in writing; it is verified afterwards.", "作出书面承诺即可免提交，事后核验。"),
        MaterialOutcome.ToBeSupplied => WhyOf(reason),
        _ => ("Not known yet. Resolve the case again.", "尚无结果，请再次发起核对。"),
    };

    /// <summary>The texts of a commitment that stands in: offered, or made and what became of it.</summary>
    public static (string English, string Chinese) Of(CommitmentState state) => state switch
    {
        CommitmentState.Made => ("Not to be brought: the applicant committed in writing. It is verified afterwards.", "免提交：已作出书面承诺，事后核验。"),
        CommitmentState.Kept => ("Not to be brought: the applicant committed in writing, and that was verified.", "免提交：已作出书面承诺，经核验属实。"),
        CommitmentState.Unverifiable => ("Not to be brought: the applicant committed in writing. No source could verify it.", "免提交：已作出书面承诺，没有数据可供核验。"),
        CommitmentState.Broken => Of(MaterialOutcome.ToBeSupplied, MaterialReason.CommitmentBroken),
        _ => Of(MaterialOutcome.OnCommitment, MaterialReason.None),
    };

    private static (string English, string Chinese) WhyOf(MaterialReason reason) => reason switch
    {
        MaterialReason.NobodyHoldsIt => ("To be brought: no department holds it.", "请自备：没有部门持有该材料。"),
        MaterialReason.NoAgreement => ("To be brought: no agreement allows it to be asked for yet.", "请自备：尚无共享协议可供查询。"),
        MaterialReason.NotFound => ("To be brought: the department holds no record.", "请自备：部门没有相应记录。"),
        MaterialReason.NotSatisfied => ("To be brought: the department's record does not satisfy it.", "请自备：部门记录不满足要求。"),
        MaterialReason.CertificateNotValid => ("To be brought: the department holds no certificate that is valid.", "请自备：没有有效的电子证照。"),
        MaterialReason.Mismatch => ("To be brought: what the form says is not what the department holds. Check the form.", "请自备：所填信息与部门记录不一致，请核对表单。"),
        MaterialReason.DepartmentSilent =>
            ("To be brought if the applicant wishes to go on at once: the department did not answer. It is asked on.", "部门暂未答复，可先自备以便继续办理；系统会继续查询。"),
        MaterialReason.Disputed =>
            ("To be brought: the applicant disputes what was found. The case goes on; the department was told.", "请自备：申请人对查询结果有异议。办件继续，已转部门核实。"),
        MaterialReason.ApplicantDeclined => ("To be brought: the applicant prefers to.", "申请人选择自行提交。"),
        MaterialReason.CaseSaysTooLittle => ("To be brought, or the case says what is missing; see code.", "请自备，或补充办件所缺信息（见 code）。"),
        MaterialReason.RelationNotVerified =>
            ("To be brought: it is not verified that who acts may act for the one concerned.", "请自备：代办或监护关系未能核实。"),
        MaterialReason.CheckObjected => ("To be brought: the department checked, and objects; see order.note.", "请自备：部门核查未通过（见部门意见）。"),
        MaterialReason.CheckOverdue => ("To be brought: the department's check is overdue.", "请自备：部门核查逾期。"),
        MaterialReason.CalendarMissing => ("To be brought: no check can be ordered, since the calendar of working days ends.", "请自备：工作日历未覆盖，无法发起部门核查。"),
        MaterialReason.BadCredit => ("To be brought: a bad credit record stands, so no commitment is taken.", "请自备：存在不良信用记录，不适用告知承诺。"),
        MaterialReason.CommitmentBroken => ("To be brought: what was committed to turned out to be false.", "请自备：经核验承诺不实。"),
        _ => ("To be brought: the question failed; see the attempts.", "请自备：查询未成功（见各方式记录）。"),
    };
}
