using System.Diagnostics;
using Gateway.Adapter.Mapping;
using Gateway.Adapter.Preparing;
using Gateway.Adapter.Sources;
using Gateway.Adapter.Telemetry;
using Gateway.Adapter.Verifying;
using Gateway.Contracts.Adapter.V1;
using Grpc.Core;

namespace Gateway.Adapter.Fetching;

/// <summary>The contract's methods.</summary>
internal sealed class AdapterGrpc(
    MappingSet mappings,
    EntryPlanner planner,
    PlanStore plans,
    Fetcher fetcher,
    ManyFetcher manyFetcher,
    Verifier verifier,
    AdapterMetrics metrics,
    ILogger<AdapterGrpc> logger) : AdapterService.AdapterServiceBase
{
    private static readonly string s_prepare = NameOf(nameof(Prepare));
    private static readonly string s_fetch = NameOf(nameof(Fetch));
    private static readonly string s_fetchMany = NameOf(nameof(FetchMany));
    private static readonly string s_verify = NameOf(nameof(Verify));

    public override async Task<PrepareResponse> Prepare(PrepareRequest request, ServerCallContext context)
    {
        using var span = AdapterTracing.StartCall(s_prepare, context);
        try
        {
            var response = await PrepareAsync(request.Schema, context);
            AdapterTracing.End(span, StatusCode.OK);
            return response;
        }
        catch (RpcException fault)
        {
            AdapterTracing.End(span, fault.StatusCode);
            throw;
        }
    }

    public override async Task<FetchResponse> Fetch(FetchRequest request, ServerCallContext context)
    {
        using var span = AdapterTracing.StartCall(s_fetch, context);
        return await MeasureAsync(
            "fetch", span, metrics.Begin(), fetcher.FetchAsync(request, context), context, static answer => (answer.Records.Count, answer.Faults.Count));
    }

    public override async Task<FetchManyResponse> FetchMany(FetchManyRequest request, ServerCallContext context)
    {
        using var span = AdapterTracing.StartCall(s_fetchMany, context);
        return await MeasureAsync(
            "fetch_many",
            span,
            metrics.Begin(),
            manyFetcher.FetchAsync(request, context),
            context,
            static answer => (answer.Keys.Sum(key => key.Records.Count), answer.Keys.Sum(key => key.Faults.Count)));
    }

    public override async Task<VerifyResponse> Verify(VerifyRequest request, ServerCallContext context)
    {
        using var span = AdapterTracing.StartCall(s_verify, context);
        return await MeasureAsync("verify", span, metrics.Begin(), verifier.VerifyAsync(request, context), context, static _ => (0, 0));
    }

    private async Task<PrepareResponse> PrepareAsync(EntrySchema schema, ServerCallContext context)
    {
        if (SchemaRules.Fault(schema) is { } broken)
        {
            throw AdapterErrors.RequestInvalid(broken);
        }

        var mapping = mappings.Find(schema.Entry, schema.Version)
            ?? throw AdapterErrors.Create(
                StatusCode.NotFound, AdapterReasons.EntryNotMapped, "This adapter maps no such entry.", "entry", schema.Entry);
        try
        {
            var (plan, faults) = await planner.PlanAsync(schema, mapping, context.CancellationToken);
            if (plan is null)
            {
                AdapterLog.MappingFaulty(logger, schema.Entry, schema.Version, faults.Count);
                return new PrepareResponse { Ready = false, Faults = { faults } };
            }

            plans.Put(plan);
            AdapterLog.SchemaPrepared(logger, schema.Entry, schema.Version, plan.Table.Name);
            return new PrepareResponse { Ready = true, SchemaHandle = plan.Handle.ToByteString() };
        }
        catch (SourceException fault)
        {
            AdapterLog.SourceFaulted(logger, fault.Kind, fault.Code, 0);
            throw AdapterErrors.Of(fault);
        }
    }

    private static string NameOf(string method) => $"{AdapterService.Descriptor.FullName}/{method}";

    private async Task<T> MeasureAsync<T>(
        string operation, Activity? span, long started, Task<T> answering, ServerCallContext context, Func<T, (int Records, int Faults)> count)
    {
        try
        {
            var answer = await answering;
            var (records, faults) = count(answer);
            metrics.Answered(operation, started, records, faults);
            AdapterTracing.End(span, StatusCode.OK);
            return answer;
        }
        catch (RpcException fault)
        {
            metrics.Failed(operation, started, fault.StatusCode);
            AdapterTracing.End(span, fault.StatusCode);
            throw;
        }
        catch (Exception) when (context.CancellationToken.IsCancellationRequested)
        {
            // However the broken way shows itself: the gateway went away, which is no error of this department.
            metrics.Failed(operation, started, StatusCode.Cancelled);
            AdapterTracing.End(span, StatusCode.Cancelled);
            throw new RpcException(new Status(StatusCode.Cancelled, "The caller went away."));
        }
    }
}
