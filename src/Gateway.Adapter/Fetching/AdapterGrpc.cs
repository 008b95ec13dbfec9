using Gateway.Adapter.Mapping;
using Gateway.Adapter.Preparing;
using Gateway.Adapter.Sources;
using Gateway.Adapter.Telemetry;
using Gateway.Contracts.Adapter.V1;
using Grpc.Core;

namespace Gateway.Adapter.Fetching;

/// <summary>The contract's two methods.</summary>
internal sealed class AdapterGrpc(
    MappingSet mappings,
    EntryPlanner planner,
    PlanStore plans,
    Fetcher fetcher,
    AdapterMetrics metrics,
    ILogger<AdapterGrpc> logger) : AdapterService.AdapterServiceBase
{
    public override async Task<PrepareResponse> Prepare(PrepareRequest request, ServerCallContext context)
    {
        var schema = request.Schema;
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

    public override async Task<FetchResponse> Fetch(FetchRequest request, ServerCallContext context)
    {
        var started = metrics.Begin();
        try
        {
            var response = await fetcher.FetchAsync(request, context);
            metrics.Answered(started, response.Records.Count, response.Faults.Count);
            return response;
        }
        catch (RpcException fault)
        {
            metrics.Failed(started, fault.StatusCode);
            throw;
        }
    }
}
