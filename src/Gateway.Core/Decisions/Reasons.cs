namespace Gateway.Core.Decisions;

/// <summary>Every reason code of the gateway. Codes are stable: they are added to, never renamed.</summary>
public static class Reasons
{
    /// <summary>No registered system holds the certificate.</summary>
    public static readonly Reason CallerUnknown = new(
        "CALLER_UNKNOWN", StatusCode.Unauthenticated, 401, FaultSide.Consumer, Mender.ConsumerSteward,
        "No registered system holds this client certificate. Present the certificate of a registered system, or have the system registered.",
        "客户端证书不属于任何已登记的系统。请使用已登记系统的证书，或先登记该系统。");

    /// <summary>No client certificate was presented.</summary>
    public static readonly Reason CertificateMissing = new(
        "CERTIFICATE_MISSING", StatusCode.Unauthenticated, 401, FaultSide.Consumer, Mender.Consumer,
        "No client certificate was presented. Connect with the certificate and key of your system.",
        "未出示客户端证书。请使用本系统的证书和私钥建立连接。");

    /// <summary>The certificate is outside its validity.</summary>
    public static readonly Reason CertificateExpired = new(
        "CERTIFICATE_EXPIRED", StatusCode.Unauthenticated, 401, FaultSide.Consumer, Mender.Consumer,
        "The client certificate is outside its period of validity. Renew it.",
        "客户端证书不在有效期内。请更换证书。");

    /// <summary>The certificate was revoked by its authority.</summary>
    public static readonly Reason CertificateRevoked = new(
        "CERTIFICATE_REVOKED", StatusCode.Unauthenticated, 401, FaultSide.Consumer, Mender.Consumer,
        "The client certificate was revoked by its authority. Obtain a new one.",
        "客户端证书已被签发机构吊销。请重新申领证书。");

    /// <summary>No trusted authority issued the certificate.</summary>
    public static readonly Reason CertificateUntrusted = new(
        "CERTIFICATE_UNTRUSTED", StatusCode.Unauthenticated, 401, FaultSide.Consumer, Mender.Consumer,
        "The client certificate was not issued by an authority that this gateway trusts, or cannot be used by a client.",
        "客户端证书不是由本网关信任的机构签发，或不能用于客户端认证。");

    /// <summary>The authority may not speak for the certificate's department.</summary>
    public static readonly Reason AuthorityNotOfDepartment = new(
        "AUTHORITY_NOT_OF_DEPARTMENT", StatusCode.Unauthenticated, 401, FaultSide.Consumer, Mender.Operator,
        "The authority that issued the client certificate may not speak for the department it names.",
        "签发该客户端证书的机构无权代表证书所称的部门。");

    /// <summary>The system is suspended.</summary>
    public static readonly Reason SystemSuspended = new(
        "SYSTEM_SUSPENDED", StatusCode.PermissionDenied, 403, FaultSide.Consumer, Mender.ConsumerSteward,
        "The calling system is suspended. Its department's data steward can set it active again.",
        "调用系统已被暂停。可由所属部门的数据管理员恢复。");

    /// <summary>The system is not registered to call.</summary>
    public static readonly Reason SystemNotConsumer = new(
        "SYSTEM_NOT_CONSUMER", StatusCode.PermissionDenied, 403, FaultSide.Consumer, Mender.ConsumerSteward,
        "The calling system is not registered as a consumer.",
        "调用系统未登记为使用方系统。");

    /// <summary>The system is not registered as an adapter.</summary>
    public static readonly Reason SystemNotAdapter = new(
        "SYSTEM_NOT_ADAPTER", StatusCode.PermissionDenied, 403, FaultSide.Consumer, Mender.ConsumerSteward,
        "Only systems of the adapter role report what happened to certificates.",
        "只有前置（adapter）角色的系统可以上报证照状态。");

    /// <summary>The system is not registered as a steward's.</summary>
    public static readonly Reason SystemNotSteward = new(
        "SYSTEM_NOT_STEWARD", StatusCode.PermissionDenied, 403, FaultSide.Consumer, Mender.Operator,
        "Only a registered steward may use the management API.",
        "只有已登记的数据管理员系统可以使用管理接口。");

    /// <summary>No such entry.</summary>
    public static readonly Reason EntryUnknown = new(
        "ENTRY_UNKNOWN", StatusCode.NotFound, 404, FaultSide.Consumer, Mender.Consumer,
        "The catalogue holds no such entry. Check department, entry and major version.",
        "目录中没有该条目。请核对部门、条目名称和主版本号。");

    /// <summary>The entry was withdrawn.</summary>
    public static readonly Reason EntryWithdrawn = new(
        "ENTRY_WITHDRAWN", StatusCode.NotFound, 410, FaultSide.Consumer, Mender.ProviderSteward,
        "The catalogue entry was withdrawn by its provider.",
        "该目录条目已由提供方撤销。");

    /// <summary>The entry is not shared.</summary>
    public static readonly Reason NotShared = new(
        "NOT_SHARED", StatusCode.PermissionDenied, 403, FaultSide.Consumer, Mender.ProviderSteward,
        "The catalogue entry is not shared; its legal basis is in the catalogue.",
        "该目录条目属于不予共享类，依据见目录。");

    /// <summary>The entry does not offer the operation.</summary>
    public static readonly Reason OperationNotOffered = new(
        "OPERATION_NOT_OFFERED", StatusCode.Unimplemented, 501, FaultSide.Consumer, Mender.ProviderSteward,
        "The source offers no such service: the entry does not offer this operation.",
        "数源部门不提供该服务：条目未提供此操作。");

    /// <summary>No agreement at all.</summary>
    public static readonly Reason NoAgreement = new(
        "NO_AGREEMENT", StatusCode.PermissionDenied, 403, FaultSide.Consumer, Mender.ConsumerSteward,
        "Your department has no agreement about this entry. Its data steward can apply for one.",
        "贵部门没有该条目的共享协议。可由本部门数据管理员提出申请。");

    /// <summary>The agreement's first day is still to come.</summary>
    public static readonly Reason AgreementNotYet = new(
        "AGREEMENT_NOT_YET_IN_FORCE", StatusCode.PermissionDenied, 403, FaultSide.Consumer, Mender.ConsumerSteward,
        "The agreement is not yet in force.",
        "共享协议尚未生效。");

    /// <summary>The agreement is suspended.</summary>
    public static readonly Reason AgreementSuspended = new(
        "AGREEMENT_SUSPENDED", StatusCode.PermissionDenied, 403, FaultSide.Consumer, Mender.ProviderSteward,
        "The agreement is suspended.",
        "共享协议已暂停。");

    /// <summary>The agreement has ended.</summary>
    public static readonly Reason AgreementEnded = new(
        "AGREEMENT_ENDED", StatusCode.PermissionDenied, 403, FaultSide.Consumer, Mender.ConsumerSteward,
        "The agreement has ended. A new one must be agreed.",
        "共享协议已终止或到期，需重新签订。");

    /// <summary>The agreement does not grant the operation.</summary>
    public static readonly Reason OperationNotAgreed = new(
        "OPERATION_NOT_AGREED", StatusCode.PermissionDenied, 403, FaultSide.Consumer, Mender.ConsumerSteward,
        "The agreement does not grant this operation.",
        "共享协议未约定此操作。");

    /// <summary>The agreement does not grant a field.</summary>
    public static readonly Reason FieldNotAgreed = new(
        "FIELD_NOT_AGREED", StatusCode.PermissionDenied, 403, FaultSide.Consumer, Mender.ConsumerSteward,
        "The agreement does not grant this field. Leave it out, or have the agreement changed.",
        "共享协议未约定该信息项。请去掉该项，或变更协议。");

    /// <summary>The entry has no such field.</summary>
    public static readonly Reason FieldUnknown = new(
        "FIELD_UNKNOWN", StatusCode.InvalidArgument, 400, FaultSide.Consumer, Mender.Consumer,
        "The entry has no field of a name that was asked for.",
        "请求的信息项中有条目不存在的名称。");

    /// <summary>No field was asked for.</summary>
    public static readonly Reason FieldsEmpty = new(
        "FIELDS_EMPTY", StatusCode.InvalidArgument, 400, FaultSide.Consumer, Mender.Consumer,
        "No field was asked for. Name every field that is needed.",
        "未指定信息项。请逐一列出需要的信息项。");

    /// <summary>Service item or scenario is missing.</summary>
    public static readonly Reason PurposeMissing = new(
        "PURPOSE_MISSING", StatusCode.InvalidArgument, 400, FaultSide.Consumer, Mender.Consumer,
        "The purpose is missing: context.service_item_code and context.scenario are required.",
        "缺少使用目的：必须填写事项编码和使用场景。");

    /// <summary>Neither case nor task.</summary>
    public static readonly Reason CaseMissing = new(
        "CASE_MISSING", StatusCode.InvalidArgument, 400, FaultSide.Consumer, Mender.Consumer,
        "A case number or a task number is required.",
        "必须填写办件编号或任务编号。");

    /// <summary>No officer.</summary>
    public static readonly Reason OfficerMissing = new(
        "OFFICER_MISSING", StatusCode.InvalidArgument, 400, FaultSide.Consumer, Mender.Consumer,
        "The officer's id is required.",
        "必须填写经办人标识。");

    /// <summary>The agreement does not name the purpose.</summary>
    public static readonly Reason PurposeNotAgreed = new(
        "PURPOSE_NOT_AGREED", StatusCode.PermissionDenied, 403, FaultSide.Consumer, Mender.ConsumerSteward,
        "The agreement does not name this service item and scenario as a purpose.",
        "共享协议未约定该事项及场景的使用目的。");

    /// <summary>The service item is not registered.</summary>
    public static readonly Reason ItemUnknown = new(
        "ITEM_UNKNOWN", StatusCode.PermissionDenied, 403, FaultSide.Consumer, Mender.ConsumerSteward,
        "The service item is not on the power list.",
        "该事项不在权力清单上。");

    /// <summary>The service item is not in force today.</summary>
    public static readonly Reason ItemNotInForce = new(
        "ITEM_NOT_IN_FORCE", StatusCode.PermissionDenied, 403, FaultSide.Consumer, Mender.ConsumerSteward,
        "The service item is not in force today.",
        "该事项今日不在有效期内。");

    /// <summary>The service item belongs to another department, which the caller's leads no bundle with.</summary>
    public static readonly Reason ItemNotOfDepartment = new(
        "ITEM_NOT_OF_DEPARTMENT", StatusCode.PermissionDenied, 403, FaultSide.Consumer, Mender.ConsumerSteward,
        "The service item is not one of your department's, nor of a bundle in force that it leads.",
        "该事项不属于贵部门，也不在贵部门牵头且有效的“一件事”中。");

    /// <summary>The source address is outside the agreed ranges.</summary>
    public static readonly Reason SourceAddressNotAgreed = new(
        "SOURCE_ADDRESS_NOT_AGREED", StatusCode.PermissionDenied, 403, FaultSide.Consumer, Mender.ConsumerSteward,
        "The agreement does not allow calls from this source address.",
        "共享协议不允许从该来源地址调用。");

    /// <summary>A subject's identifier is malformed.</summary>
    public static readonly Reason SubjectMalformed = new(
        "SUBJECT_MALFORMED", StatusCode.InvalidArgument, 400, FaultSide.Consumer, Mender.Consumer,
        "The identifier of the subject is malformed.",
        "主体标识格式或校验位有误。");

    /// <summary>No entry holds certificates of the type.</summary>
    public static readonly Reason CertificateTypeUnknown = new(
        "CERTIFICATE_TYPE_UNKNOWN", StatusCode.NotFound, 404, FaultSide.Consumer, Mender.Consumer,
        "No entry of the catalogue holds certificates of this type. Check the type code, or the department.",
        "目录中没有该类型的电子证照。请核对证照类型代码或部门。");

    /// <summary>Several departments issue the type.</summary>
    public static readonly Reason CertificateTypeAmbiguous = new(
        "CERTIFICATE_TYPE_AMBIGUOUS", StatusCode.InvalidArgument, 400, FaultSide.Consumer, Mender.Consumer,
        "Several departments issue certificates of this type. Name the department.",
        "有多个部门颁发该类型的证照。请指明部门。");

    /// <summary>The cursor is of a history that is no more.</summary>
    public static readonly Reason CursorUnknown = new(
        "CURSOR_UNKNOWN", StatusCode.FailedPrecondition, 409, FaultSide.Consumer, Mender.Consumer,
        "The cursor is not one of the present history of events. Look up anew what matters, and watch without a cursor.",
        "游标不属于当前的事件历史。请重新查询所需证照，并在不带游标的情况下重新订阅。");

    /// <summary>The certificate identifier is malformed.</summary>
    public static readonly Reason CertificateIdentifierMalformed = new(
        "CERTIFICATE_IDENTIFIER_MALFORMED", StatusCode.InvalidArgument, 400, FaultSide.Consumer, Mender.Consumer,
        "The certificate identifier is malformed, or its check character is wrong.",
        "电子证照标识格式或校验位有误。");

    /// <summary>The key does not fit the entry.</summary>
    public static readonly Reason KeyMalformed = new(
        "KEY_MALFORMED", StatusCode.InvalidArgument, 400, FaultSide.Consumer, Mender.Consumer,
        "The key must name every key field of the entry, and no other, each with a value of its type.",
        "查询条件必须且只能包含条目的全部主键项，且取值符合其类型。");

    /// <summary>A claimed value does not fit its field.</summary>
    public static readonly Reason ClaimMalformed = new(
        "CLAIM_MALFORMED", StatusCode.InvalidArgument, 400, FaultSide.Consumer, Mender.Consumer,
        "A claimed value is not of its field's type, or a field is claimed twice.",
        "声明的取值不符合信息项的类型，或同一信息项被重复声明。");

    /// <summary>The request itself is malformed.</summary>
    public static readonly Reason RequestMalformed = new(
        "REQUEST_MALFORMED", StatusCode.InvalidArgument, 400, FaultSide.Consumer, Mender.Consumer,
        "The request is malformed.",
        "请求格式有误。");

    /// <summary>The request is over its size limit.</summary>
    public static readonly Reason RequestTooLarge = new(
        "REQUEST_TOO_LARGE", StatusCode.ResourceExhausted, 413, FaultSide.Consumer, Mender.Consumer,
        "The request is larger than the gateway accepts.",
        "请求超过网关允许的大小。");

    /// <summary>The request is packed.</summary>
    public static readonly Reason RequestEncodingUnsupported = new(
        "REQUEST_ENCODING_UNSUPPORTED", StatusCode.Unimplemented, 415, FaultSide.Consumer, Mender.Consumer,
        "The gateway takes no compressed messages. Send them as they are.",
        "网关不接受压缩的消息。请不压缩发送。");

    /// <summary>This replica cannot confirm its snapshot.</summary>
    public static readonly Reason SnapshotStale = new(
        "SNAPSHOT_STALE", StatusCode.Unavailable, 503, FaultSide.Gateway, Mender.Operator,
        "The gateway cannot confirm that its catalogue is current, and does not decide by an old one. Try again shortly.",
        "网关暂时无法确认目录是最新的，不以旧目录作出决定。请稍后重试。");

    /// <summary>No document of that kind has that key.</summary>
    public static readonly Reason DocumentUnknown = new(
        "DOCUMENT_UNKNOWN", StatusCode.NotFound, 404, FaultSide.Consumer, Mender.ConsumerSteward,
        "No registered document of that kind has that key.",
        "没有该类型和键的登记文档。");

    /// <summary>The control plane's database cannot be used.</summary>
    public static readonly Reason RegistryUnavailable = new(
        "REGISTRY_UNAVAILABLE", StatusCode.Unavailable, 503, FaultSide.Gateway, Mender.Operator,
        "The catalogue's database cannot be used just now. Whether the act stands is to be read back.",
        "目录数据库暂时无法使用。请回读确认操作是否已生效。");

    /// <summary>The day's quota is spent.</summary>
    public static readonly Reason QuotaSpent = new(
        "QUOTA_SPENT", StatusCode.ResourceExhausted, 429, FaultSide.Consumer, Mender.ConsumerSteward,
        "The agreement's quota of today is spent.",
        "共享协议的当日额度已用完。");

    /// <summary>The rate is exceeded.</summary>
    public static readonly Reason RateExceeded = new(
        "RATE_EXCEEDED", StatusCode.ResourceExhausted, 429, FaultSide.Consumer, Mender.Consumer,
        "The agreement's rate of calls is exceeded. Slow down and try again.",
        "调用频率超过共享协议约定。请降低频率后重试。");

    /// <summary>Too many claims about the subject did not match today.</summary>
    public static readonly Reason MismatchesSpent = new(
        "MISMATCHES_SPENT", StatusCode.ResourceExhausted, 429, FaultSide.Consumer, Mender.Consumer,
        "Too many claims about this subject did not match today, so none is compared until tomorrow. Check them with the applicant.",
        "今日对该主体的核验不一致次数过多，明日之前不再核验。请与申请人核对所填内容。");

    /// <summary>The quota could not be counted.</summary>
    public static readonly Reason MeterUnavailable = new(
        "METER_UNAVAILABLE", StatusCode.Unavailable, 503, FaultSide.Gateway, Mender.Operator,
        "The gateway cannot count the call against its quota just now. Try again shortly.",
        "网关暂时无法计量该调用。请稍后重试。");

    /// <summary>The register of reported statuses cannot be read.</summary>
    public static readonly Reason StatusRegisterUnavailable = new(
        "STATUS_REGISTER_UNAVAILABLE", StatusCode.Unavailable, 503, FaultSide.Gateway, Mender.Operator,
        "What departments reported about the certificate cannot be read just now, so its status is not known. Try again shortly.",
        "网关暂时无法读取部门上报的证照状态，因此不能确认其状态。请稍后重试。");

    /// <summary>An event about the certificate came during the call.</summary>
    public static readonly Reason CertificateStatusChanged = new(
        "CERTIFICATE_STATUS_CHANGED", StatusCode.Unavailable, 503, FaultSide.Gateway, Mender.Operator,
        "Its department reported an event about the certificate during the call, or its status could not be confirmed. Call again.",
        "调用期间部门上报了该证照的状态变化，或无法确认其状态。请重新调用。");

    /// <summary>The exchange log cannot be written.</summary>
    public static readonly Reason LogUnavailable = new(
        "LOG_UNAVAILABLE", StatusCode.Unavailable, 503, FaultSide.Gateway, Mender.Operator,
        "The exchange log cannot be written, so no data flows. Try again shortly.",
        "交换日志无法写入，数据不予流转。请稍后重试。");

    /// <summary>No adapter of the department is registered or reachable.</summary>
    public static readonly Reason ProviderUnavailable = new(
        "PROVIDER_UNAVAILABLE", StatusCode.Unavailable, 503, FaultSide.Provider, Mender.Provider,
        "The providing department cannot be reached just now. This says nothing about whether it holds the data.",
        "提供方部门暂时无法访问。这不表示其没有该数据。");

    /// <summary>The department did not answer in time.</summary>
    public static readonly Reason ProviderTimeout = new(
        "PROVIDER_TIMEOUT", StatusCode.DeadlineExceeded, 504, FaultSide.Provider, Mender.Provider,
        "The providing department did not answer in time.",
        "提供方部门未在时限内应答。");

    /// <summary>Too many calls to the department are waiting.</summary>
    public static readonly Reason ProviderBusy = new(
        "PROVIDER_BUSY", StatusCode.Unavailable, 503, FaultSide.Provider, Mender.Provider,
        "Too many calls to the providing department are waiting. Try again shortly.",
        "等待该提供方部门的调用过多。请稍后重试。");

    /// <summary>The adapter's mapping does not fit the entry.</summary>
    public static readonly Reason ProviderMisconfigured = new(
        "PROVIDER_MISCONFIGURED", StatusCode.Unavailable, 503, FaultSide.Provider, Mender.Provider,
        "The providing department's adapter does not serve this entry: its mapping and the catalogue do not fit.",
        "提供方部门的前置未能提供该条目：映射与目录不一致。");

    /// <summary>The department answered what was not asked, or not in the agreed shape.</summary>
    public static readonly Reason ProviderAnswerInvalid = new(
        "PROVIDER_ANSWER_INVALID", StatusCode.DataLoss, 502, FaultSide.Provider, Mender.Provider,
        "The providing department's answer was not of the agreed shape, and was refused.",
        "提供方部门的应答不符合约定格式，已被拒绝。");

    /// <summary>The department's own API refused the request.</summary>
    public static readonly Reason ApiRequestRefused = new(
        "API_REQUEST_REFUSED", StatusCode.InvalidArgument, 400, FaultSide.Consumer, Mender.Consumer,
        "The department's API refused the request. Check the parameters and the body by its description.",
        "部门接口拒绝了该请求。请按接口说明核对参数和请求体。");

    /// <summary>The department's own API did not accept the gateway's credential.</summary>
    public static readonly Reason ApiCredentialRefused = new(
        "API_CREDENTIAL_REFUSED", StatusCode.Unavailable, 503, FaultSide.Gateway, Mender.Operator,
        "The department's API did not accept the gateway's credential, or none could be had.",
        "部门接口不接受网关的凭证，或网关未能取得凭证。");

    /// <summary>The gateway may not call the addresses that the entry names.</summary>
    public static readonly Reason ApiAddressNotAllowed = new(
        "API_ADDRESS_NOT_ALLOWED", StatusCode.Unavailable, 503, FaultSide.Gateway, Mender.Operator,
        "The gateway's operator does not allow calls to the addresses that the entry names, or has not configured its credential.",
        "网关运维方未允许访问该条目的接口地址，或未配置其凭证。");

    /// <summary>No record could be converted.</summary>
    public static readonly Reason ProviderValueInvalid = new(
        "PROVIDER_VALUE_INVALID", StatusCode.DataLoss, 502, FaultSide.Provider, Mender.Provider,
        "The source holds a record, but a value of it could not be converted.",
        "数源存在记录，但其中的取值无法转换。");

    /// <summary>The caller's own deadline ended first.</summary>
    public static readonly Reason DeadlineExceeded = new(
        "DEADLINE_EXCEEDED", StatusCode.DeadlineExceeded, 504, FaultSide.Consumer, Mender.Consumer,
        "The caller's deadline ended before an answer was there.",
        "在调用方的时限内未得到应答。");

    /// <summary>The replica that holds a stream is shutting down.</summary>
    public static readonly Reason GatewayStopping = new(
        "GATEWAY_STOPPING", StatusCode.Unavailable, 503, FaultSide.Gateway, Mender.Consumer,
        "This replica of the gateway is stopping. Connect again, and go on from where the answer ended.",
        "网关的该实例正在停止。请重新连接，并从应答中断处继续。");

    /// <summary>What was agreed changed under the call, or the gateway is overloaded.</summary>
    public static readonly Reason GatewayBusy = new(
        "GATEWAY_BUSY", StatusCode.Unavailable, 503, FaultSide.Gateway, Mender.Operator,
        "The gateway cannot take the call just now. Try again shortly.",
        "网关暂时无法受理该调用。请稍后重试。");

    /// <summary>A fault of the gateway itself.</summary>
    public static readonly Reason GatewayFault = new(
        "GATEWAY_FAULT", StatusCode.Internal, 500, FaultSide.Gateway, Mender.Operator,
        "The gateway failed. The exchange id tells its operator where to look.",
        "网关内部错误。请将交换标识告知网关运维人员。");

    /// <summary>Every reason, for documents and tests.</summary>
    public static IReadOnlyList<Reason> All { get; } = [.. DeclaredReasons.Of(typeof(Reasons)), .. CaseReasons.All];
}
