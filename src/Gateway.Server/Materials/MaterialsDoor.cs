using System.Diagnostics;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Server.Identity;
using Gateway.Server.Management;
using Gateway.Server.Materials.Recording;
using Gateway.Server.SharedData;

namespace Gateway.Server.Materials;

/// <summary>What both doors share: who calls is known, refusals are recorded, faults are told as such.</summary>
internal sealed class MaterialsDoor(
    RegisteredSystemPolicy policy, CallerIdentifier identifier, Storage.Following.SnapshotFollower follower, RefusalDesk refusals)
{
    /// <summary>The service's name.</summary>
    public const string Service = "gateway.materials.v1.MaterialsService";

    /// <summary>Lets an approval system do something, or tells why not.</summary>
    /// <param name="context">The request.</param>
    /// <param name="method">The method.</param>
    /// <param name="act">What is done.</param>
    public async Task<Answered<T>> EnterAsync<T>(HttpContext context, string method, Func<ConsumerCall, Task<Answered<T>>> act)
        where T : class
    {
        context.Items[SharedDataDoor.Taken] = true;
        var (call, refusal, caller) = Identify(context, method);
        if (call is null)
        {
            return await RefuseAsync(caller, method, refusal!);
        }

        var answered = await refusals.HoldAsync(() => act(call));
        return answered.Refusal is { } refused ? await RefuseAsync(call.Caller, method, refused) : answered;
    }

    private (ConsumerCall? Call, Refusal? Refusal, Caller Caller) Identify(HttpContext context, string method)
    {
        var (system, snapshot, refusal) = policy.Check(context);
        var caller = identifier.Identify(context, follower.Current);
        refusal ??= system is { Role: not SystemRole.Consumer } ? new Refusal(Reasons.SystemNotConsumer) : null;
        var headers = context.Request.Headers;
        return refusal is null && system is not null && caller.System is not null
            ? (new ConsumerCall(
                caller, system, snapshot,
                ActivityContext.TryParse(headers.TraceParent, headers.TraceState, isRemote: true, out var trace) ? trace : default,
                $"{Service}/{method}"), null, caller)
            : (null, refusal ?? new Refusal(caller.Refused ?? Reasons.CallerUnknown), caller);
    }

    private Task<Refusal> RefuseAsync(Caller caller, string method, Refusal refusal) => refusals.RefuseAsync(
        caller.System is { } system ? new Steward(system.Id, system.Department) : null, caller.Address, VerbOf(method), refusal);

    private static string VerbOf(string method) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(method);
}
