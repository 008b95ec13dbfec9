using System.Diagnostics;
using Gateway.Contracts.V1;
using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;
using Gateway.Server.Identity;
using Gateway.Storage.Following;

namespace Gateway.Server.SharedData;

/// <summary>What the gRPC door and the JSON door share: a request becomes a call of the pipeline.</summary>
internal sealed class LookupDoor(CallerIdentifier identifier, SnapshotFollower follower, ExchangePipeline pipeline, TimeProvider time)
{
    /// <summary>Item of a request that was taken through the pipeline.</summary>
    public static readonly object Taken = new();

    /// <summary>Takes a request through the pipeline.</summary>
    public ValueTask<LookupAnswer> LookupAsync(
        HttpContext context,
        LookupRequest request,
        TimeSpan? timeout,
        CancellationToken cancellationToken)
    {
        context.Items[Taken] = true;
        var fields = new string[request.Fields.Count];
        request.Fields.CopyTo(fields, 0);
        return pipeline.LookupAsync(
            new LookupCall
            {
                ArrivedAt = time.GetUtcNow(),
                Caller = Identify(context),
                Department = request.Department,
                Entry = request.Entry,
                Major = (int)Math.Min(request.Major, int.MaxValue),
                Key = request.Key,
                Fields = fields,
                Context = request.Context,
                Timeout = timeout,
                CallerTrace = TraceOf(context),
            },
            cancellationToken);
    }

    /// <summary>Refuses a request that could not be read; recorded like any refusal.</summary>
    public ValueTask<LookupAnswer> RefuseAsync(HttpContext context, Refusal refusal, CancellationToken cancellationToken)
    {
        context.Items[Taken] = true;
        return pipeline.LookupAsync(
            new LookupCall
            {
                ArrivedAt = time.GetUtcNow(),
                Caller = Identify(context),
                Department = "",
                Entry = "",
                Major = 0,
                Key = [],
                Fields = [],
                Context = null,
                Timeout = null,
                CallerTrace = TraceOf(context),
                Unreadable = refusal,
            },
            cancellationToken);
    }

    private Caller Identify(HttpContext context) => identifier.Identify(context, follower.Current);

    private static ActivityContext TraceOf(HttpContext context)
    {
        var headers = context.Request.Headers;
        return ActivityContext.TryParse(headers.TraceParent, headers.TraceState, isRemote: true, out var trace) ? trace : default;
    }
}
