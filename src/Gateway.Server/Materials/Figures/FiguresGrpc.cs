using Gateway.Contracts.Materials.V1;
using Gateway.Core.Calendars;
using Gateway.Server.Management;
using Gateway.Server.Materials.Recording;
using Gateway.Server.Refusals;
using Gateway.Server.SharedData;
using Gateway.Storage.Following;
using Grpc.Core;

namespace Gateway.Server.Materials.Figures;

/// <summary>What was achieved, for stewards. Counts alone.</summary>
internal sealed class FiguresGrpc(
    StewardPolicy policy,
    FiguresReading figures,
    WorthReading worth,
    SnapshotFollower follower,
    CaseRecorder recorder,
    RefusalDesk refusals,
    JurisdictionClock clock) : FiguresService.FiguresServiceBase
{
    private const string Verb = "figures";

    /// <inheritdoc/>
    public override Task<GetFiguresResponse> GetFigures(GetFiguresRequest request, ServerCallContext context) => AnswerAsync(
        context,
        request.FromMonth,
        request.UntilMonth,
        months => figures.ReadAsync(request, months, follower.Current.Snapshot, context.CancellationToken));

    /// <inheritdoc/>
    public override Task<ListWorthConnectingResponse> ListWorthConnecting(ListWorthConnectingRequest request, ServerCallContext context) => AnswerAsync(
        context,
        request.FromMonth,
        request.UntilMonth,
        months => worth.ReadAsync(request.Count, months, follower.Current.Snapshot, context.CancellationToken));

    private async Task<T> AnswerAsync<T>(ServerCallContext context, string from, string until, Func<MonthRange, Task<T>> read)
        where T : class
    {
        var http = context.GetHttpContext();
        var (steward, refusal) = policy.Check(http);
        try
        {
            var answered = refusal is { } refused ? refused : await refusals.HoldAsync(() => ReadAsync(steward!, from, until, read));
            if (answered.Answer is { } answer)
            {
                return answer;
            }

            throw RefusalStatus.Of(await refusals.RefuseAsync(steward, http.Connection.RemoteIpAddress, Verb, answered.Refusal!), Guid.Empty, null).ToRpcException();
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            throw AnswerExtensions.Gone();
        }
    }

    private async Task<Answered<T>> ReadAsync<T>(Steward steward, string from, string until, Func<MonthRange, Task<T>> read)
        where T : class
    {
        var months = MonthRange.Read(from, until, clock.Today);
        if (months.Answer is not { } range)
        {
            return months.Refusal!;
        }

        var answer = await read(range);
        await recorder.RecordAsync(new CaseAct(Verb, steward.System, steward.Department)
        {
            Changes = [new("months", $"{MonthRange.TextOf(range.From)}/{MonthRange.TextOf(range.Until)}", "read", default)],
        });
        return answer;
    }
}
