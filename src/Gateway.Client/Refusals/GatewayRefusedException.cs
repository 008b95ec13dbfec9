namespace Gateway.Client.Refusals;

/// <summary>A call was refused or failed, where its caller asked for the answer and nothing else.</summary>
public sealed class GatewayRefusedException(GatewayRefusal refusal, Exception? inner = null)
    : Exception($"{refusal.Reason}: {refusal.Message}", inner)
{
    /// <summary>Why.</summary>
    public GatewayRefusal Refusal { get; } = refusal;
}
