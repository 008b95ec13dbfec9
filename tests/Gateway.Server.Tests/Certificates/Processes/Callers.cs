using Gateway.Contracts.Certificates.V1;
using Gateway.Server.Tests.City;
using Grpc.Core;

namespace Gateway.Server.Tests.Certificates.Processes;

/// <summary>Consumers that ask every gateway about licences all the time.</summary>
internal sealed class Callers(Fleet fleet, LicencePool pool, Findings findings, TimeSpan patience)
{
    private const int CallersOfEach = 3;

    // As many calls as two processors carry beside everything else: the time that a call waits for them is no finding.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(10);

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(fleet.Gateways.SelectMany(
        (gateway, index) => Enumerable.Range(0, CallersOfEach).Select(_ => AskOnAsync(gateway, index, stop))));

    private async Task AskOnAsync(FleetGateway gateway, int index, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var licence = pool.Next(index);
            if (!await AskAsync(gateway, index, licence) && licence.AcknowledgedAt is not null)
            {
                pool.FollowOn(index, licence);
            }

            await Task.Delay(s_pause, CancellationToken.None);
        }
    }

    private async Task<bool> AskAsync(FleetGateway gateway, int index, TrackedLicence licence)
    {
        try
        {
            var request = new GetCertificateRequest { Identifier = licence.Identifier, Context = Registered.Lookup().Context };
            var response = await gateway.Consumer.GetCertificateAsync(request, deadline: DeadlineAfter(patience));
            return findings.Answered(index, licence, response, TimeProvider.System.GetUtcNow());
        }
        catch (RpcException exception)
        {
            var reason = exception.GetRpcStatus()?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason;
            findings.Refused(reason ?? exception.StatusCode.ToString());
            return false;
        }
    }

    private static DateTime DeadlineAfter(TimeSpan patience) => TimeProvider.System.GetUtcNow().Add(patience).UtcDateTime;
}
