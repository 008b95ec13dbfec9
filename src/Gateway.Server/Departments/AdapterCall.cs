using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Server.Telemetry;
using Google.Rpc;
using Grpc.Core;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;
using StatusCode = Grpc.Core.StatusCode;

namespace Gateway.Server.Departments;

/// <summary>One call of one adapter: prepares the entry's schema where needed, asks, and tells YARP what failed.</summary>
internal sealed class AdapterCall(
    GatewayOptions options,
    IDestinationHealthUpdater health,
    TimeProvider time,
    ILogger<AdapterCall> logger)
{
    private static readonly TimeSpan s_askAgainAboutFaults = TimeSpan.FromSeconds(1);

    /// <summary>Puts the question to the chosen adapter.</summary>
    public async ValueTask<AskOutcome> AskAsync(
        AdapterChoice choice,
        IDepartmentQuestion question,
        CallDeadline deadline,
        CancellationToken cancellationToken)
    {
        var entry = question.Entry;
        using var span = AdapterTrace.Start(question.Method, choice.Channel.Address);
        var call = new CallOptions(AdapterTrace.Headers(), deadline.ForGrpc(), cancellationToken);
        choice.Channel.Enter();
        try
        {
            for (var attempt = 0; ; attempt++)
            {
                if ((choice.Channel.Find(entry) ?? await PrepareAsync(choice, entry, call)).Handle is not { } handle)
                {
                    AdapterTrace.Fail(span, StatusCode.FailedPrecondition, "MAPPING_FAULTY");
                    return FaultsStand(choice, entry)
                        ? AskOutcome.Failed(Reasons.ProviderMisconfigured)
                        : await RetryFaultsAsync(choice, question, deadline, cancellationToken);
                }

                try
                {
                    await question.AskAsync(choice.Channel.Client, handle, call);
                    AdapterTrace.Succeed(span);
                    return AskOutcome.Answered;
                }
                catch (RpcException exception) when (attempt == 0 && exception.StatusCode == StatusCode.FailedPrecondition)
                {
                    // The adapter was restarted or its mapping changed: it does not know the schema any more.
                    choice.Channel.Forget(entry);
                }
            }
        }
        catch (RpcException exception) when (!cancellationToken.IsCancellationRequested)
        {
            AdapterTrace.Fail(span, exception.StatusCode, ReasonOf(exception));
            return Judge(choice, entry, exception);
        }
        catch (RpcException exception)
        {
            AdapterTrace.Fail(span, StatusCode.Cancelled, null);
            throw new OperationCanceledException("The caller went away.", exception, cancellationToken);
        }
        finally
        {
            choice.Channel.Leave();
        }
    }

    private bool FaultsStand(AdapterChoice choice, Entry entry) =>
        choice.Channel.Find(entry) is { Handle: null } prepared && time.GetElapsedTime(prepared.At) < s_askAgainAboutFaults;

    private ValueTask<AskOutcome> RetryFaultsAsync(
        AdapterChoice choice,
        IDepartmentQuestion question,
        CallDeadline deadline,
        CancellationToken cancellationToken)
    {
        choice.Channel.Forget(question.Entry);
        return AskAsync(choice, question, deadline, cancellationToken);
    }

    private async Task<Prepared> PrepareAsync(AdapterChoice choice, Entry entry, CallOptions call)
    {
        var response = await choice.Channel.Client.PrepareAsync(new PrepareRequest { Schema = EntrySchemas.Of(entry) }, call);
        foreach (var fault in response.Faults)
        {
            DepartmentLog.MappingFault(logger, entry.Path, entry.Version, fault.Field, fault.Column, fault.Message);
        }

        var prepared = new Prepared(response.Ready ? response.SchemaHandle : null, time.GetTimestamp());
        choice.Channel.Keep(entry, prepared);
        return prepared;
    }

    private static string? ReasonOf(RpcException exception) => exception.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason;

    private AskOutcome Judge(AdapterChoice choice, Entry entry, RpcException exception)
    {
        var reason = ReasonOf(exception);
        DepartmentLog.FetchFailed(logger, entry.Path, choice.Destination.DestinationId, exception.StatusCode, reason ?? "none");
        if (exception.StatusCode == StatusCode.DeadlineExceeded)
        {
            return AskOutcome.Failed(Reasons.ProviderTimeout);
        }

        // Without a reason of the adapter's own, what failed is the way there.
        // (gRPC's client calls a refused TLS handshake INTERNAL.)
        if (reason is null && (exception.StatusCode == StatusCode.Unavailable || exception.Status.DebugException is HttpRequestException))
        {
            health.SetPassive(choice.Cluster, choice.Destination, DestinationHealth.Unhealthy, options.Departments.Reactivation);
            return AskOutcome.Failed(Reasons.ProviderUnavailable, isTransport: true);
        }

        if (reason == "KEY_INVALID")
        {
            return AskOutcome.Failed(Reasons.KeyMalformed);
        }

        // Grpc.Net.Client says ResourceExhausted, without a reason, of an answer that is too large.
        if (exception.StatusCode == StatusCode.ResourceExhausted && reason is null)
        {
            return AskOutcome.Failed(Reasons.ProviderAnswerInvalid);
        }

        return AskOutcome.Failed(exception.StatusCode switch
        {
            StatusCode.Unavailable or StatusCode.ResourceExhausted or StatusCode.Cancelled => Reasons.ProviderUnavailable,
            StatusCode.NotFound or StatusCode.FailedPrecondition or StatusCode.InvalidArgument or StatusCode.Unimplemented
                or StatusCode.PermissionDenied or StatusCode.Unauthenticated => Reasons.ProviderMisconfigured,
            _ => Reasons.ProviderAnswerInvalid,
        });
    }
}
