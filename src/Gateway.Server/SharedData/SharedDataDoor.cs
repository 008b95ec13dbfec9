using System.Diagnostics;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Server.Contracts;
using Gateway.Server.Exchanges;
using Gateway.Server.Identity;
using Gateway.Storage.Following;
using Grpc.Core;

namespace Gateway.Server.SharedData;

/// <summary>What all doors share: a request becomes a call of the pipeline, by the caller's certificate.</summary>
internal sealed class SharedDataDoor(CallerIdentifier identifier, SnapshotFollower follower, TimeProvider time)
{
    /// <summary>The service for callers without stubs.</summary>
    public const string Service = "gateway.v1.SharedDataService";

    /// <summary>Item of a request that was taken through the pipeline.</summary>
    public static readonly object Taken = new();

    /// <summary>The entry that a request names, if it is served; without a major the one that its caller means.</summary>
    public Entry? FindEntry(HttpContext context, string department, string entry, int major)
    {
        var view = follower.Current;
        return major == 0 && identifier.Identify(context, view).System is { } caller
            ? view.Snapshot.FindEntryFor(caller.Department, department, entry)
            : view.Snapshot.FindEntry(department, entry, major);
    }

    /// <summary>Slug of the caller's department; empty where the caller is not known.</summary>
    public string ConsumerOf(HttpContext context) => identifier.Identify(context, follower.Current).System?.Department ?? "";

    /// <summary>
    /// Why a request is not worth reading, or may not be read: what a fault of it says would tell of a contract that its
    /// caller may not see. The decision says the rest; null where it is to be read.
    /// </summary>
    public ExchangeRequest? RefuseUnread(HttpContext context, string department, string entry, int major)
    {
        var view = follower.Current;
        var caller = identifier.Identify(context, view).System;
        if (caller is not { Suspended: false, Role: SystemRole.Consumer }
            || view.Snapshot.FindEntry(department, entry, major) is not { } found)
        {
            return ExchangeRequest.About(department, entry, major);
        }

        return !new ContractVisibility(view.Snapshot, caller, time.GetUtcNow()).IsKnown(found)
            ? ExchangeRequest.NotRead(new Refusal(Reasons.NoAgreement), department, entry, major)
            : null;
    }

    /// <summary>The call that a gRPC request makes.</summary>
    public ExchangeCall Call(ServerCallContext context, Operations operation, string method, ExchangeRequest request)
    {
        // grpc-timeout is a time that passes; the framework shows it as a moment of the system's clock.
        var timeout = context.Deadline == DateTime.MaxValue ? (TimeSpan?)null : context.Deadline - TimeProvider.System.GetUtcNow().UtcDateTime;
        return Call(context.GetHttpContext(), operation, method, request, timeout);
    }

    /// <summary>The call that a request makes.</summary>
    public ExchangeCall Call(HttpContext context, Operations operation, string method, ExchangeRequest request, TimeSpan? timeout = null)
    {
        context.Items[Taken] = true;
        return new ExchangeCall
        {
            ArrivedAt = time.GetUtcNow(),
            Caller = identifier.Identify(context, follower.Current),
            Method = method,
            Operation = operation,
            Request = request,
            Timeout = timeout,
            CallerTrace = TraceOf(context),
        };
    }

    private static ActivityContext TraceOf(HttpContext context)
    {
        var headers = context.Request.Headers;
        return ActivityContext.TryParse(headers.TraceParent, headers.TraceState, isRemote: true, out var trace) ? trace : default;
    }
}
