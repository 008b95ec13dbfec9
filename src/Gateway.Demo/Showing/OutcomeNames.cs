using System.Globalization;
using Gateway.Contracts.Materials.V1;
using Google.Protobuf.WellKnownTypes;

namespace Gateway.Demo.Showing;

/// <summary>What became of a material, in words that need no explanation.</summary>
internal static class OutcomeNames
{
    // The city's clock.
    private static readonly TimeSpan s_zone = TimeSpan.FromHours(8);

    /// <summary>What the applicant does now.</summary>
    public static string Now(MaterialStatus material) => material.Outcome switch
    {
        MaterialOutcome.WaivedByCertificate => "免交·电子证照 not needed",
        MaterialOutcome.WaivedByData => "免交·共享数据 not needed",
        MaterialOutcome.Verified => "免交·核验一致 not needed",
        MaterialOutcome.UnderCheck => "免交·部门核查 being checked",
        MaterialOutcome.Checked => "免交·核查通过 not needed",
        MaterialOutcome.OnCommitment => "签承诺书 sign a promise",
        _ => "自备 bring it",
    };

    /// <summary>Whether the applicant still brings it.</summary>
    public static bool IsBrought(MaterialStatus material) => material.Outcome is MaterialOutcome.ToBeSupplied or MaterialOutcome.Unspecified;

    /// <summary>Why a way was not gone, or a material is brought.</summary>
    public static string Why(MaterialReason reason) => reason switch
    {
        MaterialReason.NobodyHoldsIt => "没有部门持有 nobody else has it",
        MaterialReason.NoAgreement => "尚无共享协议 no agreement yet",
        MaterialReason.NotFound => "部门没有记录 no record",
        MaterialReason.NotSatisfied => "部门记录不满足要求 the record does not satisfy it",
        MaterialReason.CertificateNotValid => "没有有效的电子证照 no valid certificate",
        MaterialReason.Mismatch => "所填与部门记录不一致 the form says otherwise than the record",
        MaterialReason.DepartmentSilent => "部门暂未答复，继续查询 silent; it is asked on",
        MaterialReason.Disputed => "申请人有异议，办件继续 disputed; the case goes on",
        MaterialReason.ApplicantDeclined => "申请人自愿提交 the applicant prefers to",
        MaterialReason.RelationNotVerified => "关系未能核实 the relation is not verified",
        MaterialReason.CheckObjected => "部门核查未通过 the department objects",
        MaterialReason.CheckOverdue => "部门逾期未答 the department is overdue",
        MaterialReason.BadCredit => "有不良信用记录 a bad credit record stands",
        MaterialReason.CaseSaysTooLittle => "办件所填信息不足 the case says too little",
        MaterialReason.CalendarMissing => "工作日历未覆盖 the calendar ends",
        MaterialReason.CommitmentBroken => "承诺不实 the promise was broken",
        MaterialReason.Failed => "查询未成功 the question failed",
        _ => "",
    };

    /// <summary>The day, in the city's time; a dash for none.</summary>
    public static string Day(Timestamp? moment) => Format(moment, "yyyy-MM-dd");

    /// <summary>The minute, in the city's time; a dash for none.</summary>
    public static string Minute(Timestamp? moment) => Format(moment, "yyyy-MM-dd HH:mm");

    private static string Format(Timestamp? moment, string format) =>
        moment is null ? "—" : moment.ToDateTimeOffset().ToOffset(s_zone).ToString(format, CultureInfo.InvariantCulture);
}
