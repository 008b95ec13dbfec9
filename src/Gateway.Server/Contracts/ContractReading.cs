using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;
using Gateway.Server.Identity;
using Gateway.Server.Management;

namespace Gateway.Server.Contracts;

/// <summary>Who reads contracts: checked and recorded the same through every door.</summary>
internal sealed class ContractReading(
    RegisteredSystemPolicy policy,
    ActRecorder acts,
    ExchangeRecorder exchanges,
    TimeProvider time,
    ILogger<ContractReading> logger)
{
    /// <summary>What the caller may see, or why it may see nothing; refusals are recorded.</summary>
    public async Task<(ContractVisibility? Visible, Refusal? Refusal)> OpenAsync(HttpContext context)
    {
        var (system, snapshot, refusal) = policy.Check(context);
        if (refusal is null)
        {
            return (new ContractVisibility(snapshot, system!, time.GetUtcNow()), null);
        }

        if (system is null)
        {
            exchanges.CountUnidentified(new(null, refusal.Reason, null, context.Connection.RemoteIpAddress), refusal.Reason);
            return (null, refusal);
        }

        return (null, await RefuseAsync(system, refusal));
    }

    /// <summary>Records that a contract is about to be read, or all of them; the refusal if that cannot be recorded.</summary>
    public Task<Refusal?> RecordAsync(ContractVisibility visible, Entry? entry) =>
        RecordAsync(acts.RecordContractAsync(StewardOf(visible.Reader), entry, visible.Revision));

    /// <summary>Records a refusal of a known system and gives it back, or the one that it could not be recorded.</summary>
    public async Task<Refusal> RefuseAsync(RegisteredSystem system, Refusal refusal) =>
        await RecordAsync(acts.RecordRefusalAsync(StewardOf(system), refusal)) ?? refusal;

    private static Steward StewardOf(RegisteredSystem system) => new(system.Id, system.Department);

    private async Task<Refusal?> RecordAsync(Task record)
    {
        try
        {
            await record;
            return null;
        }
        catch (ActNotRecordedException exception)
        {
            ContractsLog.NotRecorded(logger, exception.Message);
            return new Refusal(Reasons.LogUnavailable);
        }
    }
}
