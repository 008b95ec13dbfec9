using Gateway.Core.Decisions;
using Gateway.Storage.Quotas;

namespace Gateway.Server.Exchanges;

/// <summary>Counts an exchange that was decided.</summary>
internal static class Metering
{
    /// <summary>Counts it against its agreement; the refusal where it may not be made.</summary>
    public static async ValueTask<Refusal?> CountAsync(this QuotaMeter meter, Exchange exchange, CancellationToken cancellationToken)
    {
        var agreement = exchange.Decision.Agreement!;
        return (await meter.TakeAsync(agreement, cancellationToken)).ToReason() is { } reason ? new Refusal(reason, agreement.Id) : null;
    }
}
