namespace Gateway.Demo.Showing;

/// <summary>Who can mend what failed, in both languages.</summary>
internal static class Menders
{
    public static string Name(string term) => term switch
    {
        "consumer" => "调用系统 the calling system",
        "consumer_steward" => "使用方数据管理员 the consumer's data steward",
        "provider_steward" => "提供方数据管理员 the provider's data steward",
        "provider" => "提供方 the provider",
        "operator" => "网关运维 the gateway's operator",
        _ => term,
    };
}
