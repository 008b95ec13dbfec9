using System.Threading.Channels;
using Gateway.Contracts.Certificates.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Core.Snapshots;
using Gateway.Server.Exchanges;
using Gateway.Server.Management;
using Gateway.Server.Refusals;
using Gateway.Server.SharedData;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Gateway.Server.Certificates.Events;

/// <summary>Takes what departments report of their certificates.</summary>
internal sealed class CertificateEventGrpc(
    ReportingPolicy policy,
    EventIntake intake,
    ActRecorder acts,
    ExchangeRecorder exchanges,
    ILogger<CertificateEventGrpc> logger)
{
    /// <summary>The service's name.</summary>
    public const string Service = "gateway.certificates.v1.CertificateEventService";

    /// <summary>Events that wait at most, and are accepted together.</summary>
    private const int GreatestBatch = 256;

    /// <summary>Serves one stream of reports.</summary>
    public async Task ReportAsync(
        IAsyncStreamReader<Received<ReportRequest>> requests, IServerStreamWriter<ReportResponse> responses, ServerCallContext context)
    {
        var waiting = Channel.CreateBounded<ReportRequest>(new BoundedChannelOptions(GreatestBatch) { SingleReader = true, SingleWriter = true });
        await AuthoriseAsync(context);
        var reading = ReadAsync(requests, waiting.Writer, context.CancellationToken);
        try
        {
            while (await waiting.Reader.WaitToReadAsync(context.CancellationToken))
            {
                var batch = new List<ReportRequest>();
                while (batch.Count < GreatestBatch && waiting.Reader.TryRead(out var report))
                {
                    batch.Add(report);
                }

                foreach (var response in await AcceptAsync(batch, context))
                {
                    await responses.WriteAsync(response, context.CancellationToken);
                }
            }
        }
        finally
        {
            waiting.Writer.TryComplete();
        }

        await reading;
    }

    private static RpcException Refuse(Refusal refusal) => RefusalStatus.Of(refusal, Guid.Empty, null).ToRpcException();

    private static async Task ReadAsync(IAsyncStreamReader<Received<ReportRequest>> requests, ChannelWriter<ReportRequest> waiting, CancellationToken cancellationToken)
    {
        Exception? fault = null;
        try
        {
            while (await requests.MoveNext(cancellationToken))
            {
                var report = requests.Current.Message
                    ?? throw Refuse(new Refusal(Reasons.RequestMalformed, Detail: "the bytes are not a gateway.certificates.v1.ReportRequest."));
                await waiting.WriteAsync(report, cancellationToken);
            }
        }
        catch (ChannelClosedException)
        {
            // The stream ended for another reason, which its caller is told.
        }
        catch (Exception exception)
        {
            fault = exception;
        }

        waiting.TryComplete(fault);
    }

    private async Task<IReadOnlyList<ReportResponse>> AcceptAsync(List<ReportRequest> batch, ServerCallContext context)
    {
        // Asked for each batch: a system that was suspended meanwhile reports nothing more.
        var (system, snapshot) = await AuthoriseAsync(context);
        try
        {
            return await intake.AcceptAsync(system, snapshot, batch);
        }
        catch (ActNotRecordedException exception)
        {
            ManagementLog.NotRecorded(logger, exception.Message);
            throw Refuse(new Refusal(Reasons.LogUnavailable));
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or DbUpdateException)
        {
            CertificatesLog.EventsNotAccepted(logger, exception);
            throw Refuse(new Refusal(Reasons.RegistryUnavailable));
        }
    }

    private async Task<(RegisteredSystem System, Snapshot Snapshot)> AuthoriseAsync(ServerCallContext context)
    {
        var http = context.GetHttpContext();
        var (system, snapshot, refusal) = policy.Check(http);
        if (refusal is null)
        {
            return (system!, snapshot);
        }

        if (system is null)
        {
            exchanges.CountUnidentified(new(null, refusal.Reason, null, http.Connection.RemoteIpAddress), refusal.Reason);
            throw Refuse(refusal);
        }

        try
        {
            await acts.RecordRefusalAsync(new Steward(system.Id, system.Department), refusal);
        }
        catch (ActNotRecordedException exception)
        {
            ManagementLog.NotRecorded(logger, exception.Message);
            throw Refuse(new Refusal(Reasons.LogUnavailable));
        }

        throw Refuse(refusal);
    }
}
