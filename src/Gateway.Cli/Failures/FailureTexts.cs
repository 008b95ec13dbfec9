using Gateway.Cli.Texts;

namespace Gateway.Cli.Failures;

/// <summary>What is said about refused and failed calls.</summary>
internal static class FailureTexts
{
    public static readonly Text Refused = new("refused: {0}", "被拒绝：{0}");
    public static readonly Text Failed = new("failed: {0}", "失败：{0}");
    public static readonly Text Fault = new("whose fault", "责任方");
    public static readonly Text MendBy = new("can mend it", "可由谁处理");
    public static readonly Text Agreement = new("agreement", "共享协议");
    public static readonly Text Entry = new("entry", "目录条目");
    public static readonly Text Field = new("field", "信息项");
    public static readonly Text Detail = new("detail", "详情");
    public static readonly Text Exchange = new("exchange", "交换标识");
    public static readonly Text Link = new("read on", "参考");

    public static readonly Text SideConsumer = new("the caller's side (consumer)", "使用方（调用方）");
    public static readonly Text SideProvider = new("the providing department", "提供方部门");
    public static readonly Text SideGateway = new("the gateway", "网关");
    public static readonly Text MendConsumer = new("whoever develops or runs the calling system", "调用系统的开发或运维人员");
    public static readonly Text MendConsumerSteward = new("the data steward of the calling department", "使用方部门的数据管理员");
    public static readonly Text MendProviderSteward = new("the data steward of the providing department", "提供方部门的数据管理员");
    public static readonly Text MendProvider = new("whoever runs the providing department's adapter", "提供方部门的前置运维人员");
    public static readonly Text MendOperator = new("the gateway's operator", "网关运维人员");
}
