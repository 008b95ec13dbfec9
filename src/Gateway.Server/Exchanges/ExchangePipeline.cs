using Gateway.Audit;
using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Calendars;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Server.Departments;
using Gateway.Server.Telemetry;
using Gateway.Storage.Following;
using Gateway.Storage.Quotas;

namespace Gateway.Server.Exchanges;

/// <summary>
/// The one pipeline of every exchange: bind, decide, meter, answer, record. What it returns may leave: the
/// record of it is durable. Decisions, refusals and failures are values.
/// </summary>
internal sealed class ExchangePipeline(
    SnapshotFollower follower,
    QuotaMeter meter,
    DepartmentCaller departments,
    ExchangeRecorder recorder,
    JurisdictionClock clock,
    ExchangeMetrics metrics,
    TimeProvider time,
    ILogger<ExchangePipeline> logger)
{
    /// <summary>Looks up the records of one key.</summary>
    public async ValueTask<LookupAnswer> LookupAsync(LookupCall call, CancellationToken cancellationToken)
    {
        if (call.Caller.Refused is { } unidentified)
        {
            recorder.CountUnidentified(call.Caller, unidentified);
            metrics.Refused(null, unidentified);
            return new LookupAnswer { ExchangeId = Guid.Empty, Refusal = new Refusal(unidentified) };
        }

        var exchange = new Exchange(ExchangeId.Create(time), call, time);
        using var activity = ExchangeTrace.Start(exchange);
        var answer = await AnswerOrFailAsync(exchange, cancellationToken);
        ExchangeTrace.Finish(activity, exchange, answer);
        metrics.Ended(exchange, answer, time.GetElapsedTime(exchange.StartTimestamp));
        return answer;
    }

    private async ValueTask<LookupAnswer> AnswerOrFailAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        try
        {
            return await AnswerAsync(exchange, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A fault of the gateway itself is an exchange that failed: it has a reason and a record like any other.
            ExchangeLog.Failed(logger, exchange.Id, exception);
            return await RefuseAsync(exchange, new Refusal(Reasons.GatewayFault));
        }
    }

    private async ValueTask<LookupAnswer> AnswerAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        // Without a log that can be written no department is asked: its data would leave it for nothing.
        if (!recorder.IsWritable)
        {
            return Unrecorded(exchange);
        }

        FetchOutcome outcome;
        try
        {
            var refusal = Decide(exchange) ?? await MeterAsync(exchange, cancellationToken);
            if (refusal is not null)
            {
                return await RefuseAsync(exchange, refusal);
            }

            using (ExchangeTrace.Step("answer"))
            {
                outcome = await departments.FetchAsync(
                    exchange.Decision.Entry!, exchange.Request, exchange.TimeLeft(time), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await recorder.RecordAbandonedAsync(exchange);
            throw;
        }

        if (outcome.Failure is { } failure)
        {
            return await RefuseAsync(exchange, new Refusal(failure));
        }

        return await ReleaseAsync(exchange, outcome.Response!);
    }

    private async ValueTask<LookupAnswer> ReleaseAsync(Exchange exchange, FetchResponse response)
    {
        var fetchedAt = time.GetUtcNow();
        var refusal = ResponseCheck.Check(response, exchange.Decision) ?? DecideAgain(exchange);
        if (refusal is not null)
        {
            return await RefuseAsync(exchange, refusal);
        }

        using var step = ExchangeTrace.Step("record");
        var (durable, leaf) = await recorder.RecordReleaseAsync(exchange, response);
        return durable
            ? new LookupAnswer
            {
                ExchangeId = exchange.Id,
                Entry = exchange.Decision.Entry,
                Fetched = response,
                FetchedAt = fetchedAt,
                LeafHash = leaf,
            }
            : Unrecorded(exchange);
    }

    private Refusal? Decide(Exchange exchange)
    {
        using var step = ExchangeTrace.Step("decide");
        var call = exchange.Call;
        if ((call.Unreadable ?? CallBounds.Check(call)) is { } malformed)
        {
            exchange.IsMalformed = true;
            return malformed;
        }

        exchange.View = follower.Current;
        exchange.Decision = DecideBy(exchange);
        return exchange.Decision.IsAllowed ? Bind(exchange) : exchange.Decision.ToRefusal();
    }

    private Refusal? Bind(Exchange exchange)
    {
        var call = exchange.Call;
        var decision = exchange.Decision;
        var request = exchange.Request;
        var refusal = KeyBinding.Bind(decision.Entry!, call.Key, clock.Today, request.Key, exchange.Subjects);
        if (refusal is not null)
        {
            return refusal;
        }

        FillFields(request.PlainFields, decision.Entry!, decision.Plain);
        FillFields(request.MaskedFields, decision.Entry!, decision.Masked);
        request.ExchangeId = exchange.IdBytes;
        request.RowLimit = (uint)decision.RowLimit;
        request.Consumer = decision.Caller!.Department;
        request.ConsumerSystem = decision.Caller.Id;
        request.Agreement = decision.Agreement!.Id;
        request.ServiceItemCode = call.Context!.ServiceItemCode;
        return null;
    }

    private static void FillFields(Google.Protobuf.Collections.RepeatedField<uint> numbers, Entry entry, FieldSet set)
    {
        for (var i = 0; i < entry.Fields.Length; i++)
        {
            if (set.Contains(i))
            {
                numbers.Add((uint)entry.Fields[i].Number);
            }
        }
    }

    private async ValueTask<Refusal?> MeterAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        using var step = ExchangeTrace.Step("meter");
        var agreement = exchange.Decision.Agreement!;
        var reason = (await meter.TakeAsync(agreement, cancellationToken)).ToReason();
        return reason is null ? null : new Refusal(reason, agreement.Id);
    }

    /// <summary>What changed while the department answered binds this answer too.</summary>
    private Refusal? DecideAgain(Exchange exchange)
    {
        // Also by the same snapshot: the clock may have ended an agreement or an item meanwhile.
        exchange.View = follower.Current;
        var before = exchange.Decision;
        var again = DecideBy(exchange);
        if (!again.IsAllowed)
        {
            exchange.Decision = again;
            return again.ToRefusal();
        }

        // What was fetched fits what was decided before: another version, or a field now to be masked, does not.
        return ReferenceEquals(again.Entry, before.Entry) && again.Plain == before.Plain && again.Masked == before.Masked
            ? null
            : new Refusal(Reasons.GatewayBusy, again.Agreement.Id, Detail: "The catalogue changed during the call.");
    }

    private Decision DecideBy(Exchange exchange)
    {
        var call = exchange.Call;
        var context = call.Context;
        return Decider.Decide(exchange.View.Snapshot, new Question
        {
            System = call.Caller.System?.Id,
            Department = call.Department,
            Entry = call.Entry,
            Major = call.Major,
            Operation = Operations.Lookup,
            Fields = call.Fields,
            Purpose = context is null ? default : new Purpose(
                context.ServiceItemCode,
                context.Scenario,
                context.HasCaseNumber ? context.CaseNumber : null,
                context.HasTaskNumber ? context.TaskNumber : null,
                context.OfficerId),
            SourceAddress = call.Caller.Address,
            Now = time.GetUtcNow(),
            SnapshotIsFresh = exchange.View.IsFresh(time.GetTimestamp()),
        });
    }

    private async ValueTask<LookupAnswer> RefuseAsync(Exchange exchange, Refusal refusal)
    {
        using var step = ExchangeTrace.Step("record");
        var (durable, leaf) = await recorder.RecordRefusalAsync(exchange, refusal);
        return durable
            ? new LookupAnswer { ExchangeId = exchange.Id, Entry = exchange.Decision.Entry, Refusal = refusal, LeafHash = leaf }
            : Unrecorded(exchange);
    }

    private static LookupAnswer Unrecorded(Exchange exchange) =>
        new() { ExchangeId = exchange.Id, Entry = exchange.Decision.Entry, Refusal = new Refusal(Reasons.LogUnavailable) };
}
