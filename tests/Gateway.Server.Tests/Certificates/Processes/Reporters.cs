using System.Security.Cryptography;
using Gateway.Contracts.Certificates.V1;
using Gateway.Testing;
using Grpc.Core;

namespace Gateway.Server.Tests.Certificates.Processes;

/// <summary>The police's systems that revoke licences, one after another, each through any of the gateways that are up.</summary>
internal sealed class Reporters(Fleet fleet, LaggingRegister register, LicencePool pool, Findings findings)
{
    private const int Count = 8;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_warming = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    private int _acknowledged;

    public int Acknowledged => Volatile.Read(ref _acknowledged);

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, Count).Select(_ => RevokeOnAsync(stop)));

    private async Task RevokeOnAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var licence = await TakeAsync();
            register.Report(licence);
            var response = await ReportAsync(LicenceCity.Event(StatusEventKind.Revoked, licence.Identifier));
            licence.Acknowledge(response.AcceptedAt.ToDateTimeOffset(), TimeProvider.System.GetUtcNow(), findings.Phase);
            Interlocked.Increment(ref _acknowledged);
            pool.Follow(licence);
            LaggingRegister.LearnLater(licence);
            await Task.Delay(s_pause, CancellationToken.None);
        }
    }

    /// <summary>One that may be in the cache of every gateway that is up.</summary>
    private async Task<TrackedLicence> TakeAsync()
    {
        TrackedLicence? taken = null;
        await Poll.UntilAsync(
            () => (taken = pool.TryTake([.. fleet.Gateways.Where(gateway => gateway.IsUp).Select(gateway => gateway.Number - 1)])) is not null,
            s_warming,
            "a licence is in every cache");
        return taken!;
    }

    /// <summary>The same event through one gateway or another, until it is acknowledged.</summary>
    private async Task<ReportResponse> ReportAsync(ReportRequest report)
    {
        while (true)
        {
            try
            {
                var gateway = fleet.Gateways.Where(gateway => gateway.IsUp).OrderBy(_ => RandomNumberGenerator.GetInt32(int.MaxValue)).First();
                using var call = gateway.Reporter.Report(deadline: TimeProvider.System.GetUtcNow().Add(s_patience).UtcDateTime);
                await call.RequestStream.WriteAsync(report);
                await call.RequestStream.CompleteAsync();
                if (await call.ResponseStream.MoveNext(CancellationToken.None))
                {
                    Assert.NotEqual(ReportOutcome.Refused, call.ResponseStream.Current.Outcome);
                    return call.ResponseStream.Current;
                }
            }
            catch (RpcException)
            {
                // Accepted or not, that is not known; the next gateway tells.
                await Task.Delay(s_pause, CancellationToken.None);
            }
        }
    }
}
