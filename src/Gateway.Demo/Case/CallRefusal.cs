using Gateway.Client.Refusals;

namespace Gateway.Demo.Case;

/// <summary>A refusal as the views show it.</summary>
/// <param name="Reason">The stable code.</param>
/// <param name="English">What is wrong and what to do.</param>
/// <param name="Chinese">The same in Chinese.</param>
/// <param name="MendBy">Who can mend it.</param>
/// <param name="Field">The field concerned; empty where none is.</param>
/// <param name="Agreement">The agreement concerned; empty where none is.</param>
/// <param name="ExchangeId">Under which it was recorded.</param>
internal sealed record CallRefusal(
    string Reason, string English, string Chinese, string MendBy, string Field, string Agreement, string ExchangeId)
{
    public static CallRefusal Of(GatewayRefusal refusal) => new(
        refusal.Reason,
        refusal.Message,
        refusal.MessageZh,
        refusal.Metadata.GetValueOrDefault("mend_by") ?? "",
        refusal.Field ?? "",
        refusal.Agreement ?? "",
        refusal.ExchangeId ?? "");
}
