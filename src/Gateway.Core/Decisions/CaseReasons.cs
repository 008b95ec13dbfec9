namespace Gateway.Core.Decisions;

/// <summary>Reasons of cases: of materials, of departments' work on them, and of figures.</summary>
public static class CaseReasons
{
    /// <summary>The bundle is not registered.</summary>
    public static readonly Reason BundleUnknown = new(
        "BUNDLE_UNKNOWN", StatusCode.PermissionDenied, 403, FaultSide.Consumer, Mender.ConsumerSteward,
        "The bundle is not registered, not in force today, or not led by your department.",
        "该“一件事”未登记、今日不在有效期内，或不由贵部门牵头。");

    /// <summary>The department has no case of that number.</summary>
    public static readonly Reason CaseUnknown = new(
        "CASE_UNKNOWN", StatusCode.NotFound, 404, FaultSide.Consumer, Mender.Consumer,
        "Your department has no case of this number here. Resolve it first.",
        "贵部门没有该编号的办件。请先发起材料核对。");

    /// <summary>The case is closed.</summary>
    public static readonly Reason CaseClosed = new(
        "CASE_CLOSED", StatusCode.FailedPrecondition, 409, FaultSide.Consumer, Mender.Consumer,
        "The case is closed, and nothing is asked for it any more. Open another.",
        "该办件已办结，不再核对材料。请使用新的办件编号。");

    /// <summary>The number stands for another case.</summary>
    public static readonly Reason CaseOther = new(
        "CASE_OTHER", StatusCode.FailedPrecondition, 409, FaultSide.Consumer, Mender.Consumer,
        "This case number stands for another item, bundle or applicant. Give each case a number of its own.",
        "该办件编号已用于另一事项或申请人。请为每个办件使用不同的编号。");

    /// <summary>The case is being resolved by another call.</summary>
    public static readonly Reason CaseBusy = new(
        "CASE_BUSY", StatusCode.Aborted, 409, FaultSide.Consumer, Mender.Consumer,
        "Another call is resolving this case. Wait for it, or call again shortly.",
        "该办件正在由另一次调用核对材料。请稍候再试。");

    /// <summary>The case needs no such material.</summary>
    public static readonly Reason MaterialUnknown = new(
        "MATERIAL_UNKNOWN", StatusCode.NotFound, 404, FaultSide.Consumer, Mender.Consumer,
        "The case has no material of this name. What is on no list may not be asked for.",
        "该办件没有此名称的材料。清单之外的材料不得索要。");

    /// <summary>No open case has evidence of that handle.</summary>
    public static readonly Reason EvidenceUnknown = new(
        "EVIDENCE_UNKNOWN", StatusCode.NotFound, 404, FaultSide.Consumer, Mender.Consumer,
        "The case has no evidence of this handle. Handles die with the case, and with a later answer.",
        "该办件没有此凭据。凭据随办件办结或更新而失效。");

    /// <summary>The applicant has not accepted the use of what was found.</summary>
    public static readonly Reason EvidenceNotAccepted = new(
        "EVIDENCE_NOT_ACCEPTED", StatusCode.FailedPrecondition, 409, FaultSide.Consumer, Mender.Consumer,
        "The applicant has not accepted that this is used. Show it (Preview), and record what the applicant says (Accept).",
        "申请人尚未同意使用该信息。请先展示，并记录申请人的意见。");

    /// <summary>No commitment is offered for the material.</summary>
    public static readonly Reason CommitmentNotOffered = new(
        "COMMITMENT_NOT_OFFERED", StatusCode.FailedPrecondition, 409, FaultSide.Consumer, Mender.Consumer,
        "No commitment is offered for this material, or it was made already.",
        "该材料不适用告知承诺，或已作出承诺。");

    /// <summary>The applicant signed another text.</summary>
    public static readonly Reason CommitmentTextOther = new(
        "COMMITMENT_TEXT_OTHER", StatusCode.InvalidArgument, 400, FaultSide.Consumer, Mender.Consumer,
        "This is not the text that was offered. Let the applicant sign the one in commitment.text.",
        "承诺内容与告知的不一致。请由申请人签署所告知的内容。");

    /// <summary>A bad credit record stands.</summary>
    public static readonly Reason CommitmentBadCredit = new(
        "COMMITMENT_BAD_CREDIT", StatusCode.FailedPrecondition, 409, FaultSide.Consumer, Mender.Consumer,
        "A bad credit record of the applicant stands, so no commitment is taken. The applicant brings the material.",
        "申请人存在不良信用记录，不适用告知承诺，请提交材料。");

    /// <summary>The material cannot be checked by a department, or is already.</summary>
    public static readonly Reason CheckNotOffered = new(
        "CHECK_NOT_OFFERED", StatusCode.FailedPrecondition, 409, FaultSide.Consumer, Mender.Consumer,
        "The item lets no department check this material, or it is checked or replaced already.",
        "该材料未设部门核查方式，或已在核查、已被替代。");

    /// <summary>The calendar of working days does not reach so far.</summary>
    public static readonly Reason CalendarMissing = new(
        "CALENDAR_MISSING", StatusCode.FailedPrecondition, 409, FaultSide.Gateway, Mender.Operator,
        "The calendar of working days does not reach so far, and days are not guessed. The gateway's operator adds the year.",
        "工作日历未覆盖所需年份，不作推算。请网关运维方补充。");

    /// <summary>No fact of that id, or not one that the case may read.</summary>
    public static readonly Reason FactUnknown = new(
        "FACT_UNKNOWN", StatusCode.NotFound, 404, FaultSide.Consumer, Mender.Consumer,
        "The case stands on no fact of this id.",
        "该办件未引用此核验结果。");

    /// <summary>The item announces nothing.</summary>
    public static readonly Reason AnnouncementNotOffered = new(
        "ANNOUNCEMENT_NOT_OFFERED", StatusCode.FailedPrecondition, 409, FaultSide.Consumer, Mender.ConsumerSteward,
        "The item names no department that is told of its result, or they were told already.",
        "该事项未设双告知部门，或已告知。");

    /// <summary>The department has no order of that id.</summary>
    public static readonly Reason OrderUnknown = new(
        "ORDER_UNKNOWN", StatusCode.NotFound, 404, FaultSide.Consumer, Mender.Consumer,
        "Your department has no order of this id.",
        "贵部门没有该标识的核查单或告知单。");

    /// <summary>The order was answered otherwise, or withdrawn.</summary>
    public static readonly Reason OrderEnded = new(
        "ORDER_ENDED", StatusCode.FailedPrecondition, 409, FaultSide.Consumer, Mender.Consumer,
        "The order was answered otherwise already, or was withdrawn.",
        "该单已作其他答复，或已撤回。");

    /// <summary>There is no finding of that id about the department.</summary>
    public static readonly Reason FindingUnknown = new(
        "FINDING_UNKNOWN", StatusCode.NotFound, 404, FaultSide.Consumer, Mender.Consumer,
        "There is no finding of this id about your department.",
        "没有涉及贵部门的该问题线索。");

    /// <summary>The system does not work for a department on its orders.</summary>
    public static readonly Reason SystemNotDepartmentWork = new(
        "SYSTEM_NOT_DEPARTMENT_WORK", StatusCode.PermissionDenied, 403, FaultSide.Consumer, Mender.ConsumerSteward,
        "Orders and findings are for systems of the role adapter or steward.",
        "核查单、告知单和问题线索仅供前置或数据管理员系统办理。");

    /// <summary>The database of cases cannot be used.</summary>
    public static readonly Reason CasesUnavailable = new(
        "CASES_UNAVAILABLE", StatusCode.Unavailable, 503, FaultSide.Gateway, Mender.Operator,
        "The database of cases cannot be used just now. What was answered stands; call again to go on.",
        "办件数据库暂时无法使用。已答复的内容有效，请稍后继续。");

    /// <summary>Every one of them.</summary>
    public static IReadOnlyList<Reason> All { get; } = [.. DeclaredReasons.Of(typeof(CaseReasons))];
}
