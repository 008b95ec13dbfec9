using System.Security.Cryptography;
using Gateway.Contracts.Certificates.V1;
using Gateway.Testing;
using Grpc.Core;

namespace Gateway.Server.Tests.Certificates.Processes;

/// <summary>The police's systems that revoke licences, one after another, each through any of the gateways.</summary>
internal sealed class Reporters(Fleet fleet, LaggingRegister register, LicencePool pool, Findings findings)
{
    private const int Count = 4;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan s_warming = TimeSpan.FromSeconds(1);
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
            licence.IsTimed &= !pool.IsQuiet;
            var response = await ReportAsync(LicenceCity.Event(StatusEventKind.Revoked, licence.Identifier));
            licence.Acknowledge(response.AcceptedAt.ToDateTimeOffset(), TimeProvider.System.GetUtcNow(), findings.Phase);
            Interlocked.Increment(ref _acknowledged);
            pool.Follow(licence);
            LaggingRegister.LearnLater(licence);
            await Task.Delay(s_pause, CancellationToken.None);
        }
    }

    private async Task<TrackedLicence> TakeAsync()
    {
        TrackedLicence? taken = null;
        try
        {
            await Poll.UntilAsync(() => (taken = pool.TryTake(warm: true)) is not null, s_warming, "a licence is in every cache");
            return taken!;
        }
        catch (TimeoutException)
        {
            // A gateway that is down answers nothing about any.
            return pool.TryTake(warm: false)!;
        }
    }

    /// <summary>The same event through one gateway or another, until it is acknowledged.</summary>
    private async Task<ReportResponse> ReportAsync(ReportRequest report)
    {
        while (true)
        {
            try
            {
                var gateway = fleet.Gateways[RandomNumberGenerator.GetInt32(fleet.Gateways.Count)];
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
                await Task.Delay(s_pause);
            }
        }
    }
}
