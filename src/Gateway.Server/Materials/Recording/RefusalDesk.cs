using System.Data.Common;
using System.Net;
using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;
using Gateway.Server.Management;
using Microsoft.EntityFrameworkCore;

namespace Gateway.Server.Materials.Recording;

/// <summary>What the doors of cases share: faults are told as refusals, and refusals are recorded.</summary>
internal sealed class RefusalDesk(CaseRecorder recorder, ExchangeRecorder exchanges, ILogger<RefusalDesk> logger)
{
    /// <summary>What is done, or why it could not be.</summary>
    public async Task<Answered<T>> HoldAsync<T>(Func<Task<Answered<T>>> act)
        where T : class
    {
        try
        {
            return await act();
        }
        catch (ActNotRecordedException exception)
        {
            MaterialsLog.NotRecorded(logger, exception.Message);
            return Reasons.LogUnavailable;
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException)
        {
            MaterialsLog.DatabaseFailed(logger, exception);
            return Reasons.CasesUnavailable;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            MaterialsLog.DoorFailed(logger, exception);
            return Reasons.GatewayFault;
        }
    }

    /// <summary>Records a refusal; one that cannot be recorded is one of the log.</summary>
    /// <param name="who">Who is refused; null where nobody is known, who is counted alone.</param>
    /// <param name="address">Where the call came from.</param>
    /// <param name="verb">What was to be done.</param>
    /// <param name="refusal">Why not.</param>
    public async Task<Refusal> RefuseAsync(Steward? who, IPAddress? address, string verb, Refusal refusal)
    {
        if (who is null)
        {
            exchanges.CountUnidentified(new(null, refusal.Reason, null, address), refusal.Reason);
            return refusal;
        }

        try
        {
            await recorder.RecordRefusalAsync(new CaseAct(verb, who.System, who.Department), refusal);
            return refusal;
        }
        catch (ActNotRecordedException exception)
        {
            MaterialsLog.NotRecorded(logger, exception.Message);
            return new Refusal(Reasons.LogUnavailable);
        }
    }
}
