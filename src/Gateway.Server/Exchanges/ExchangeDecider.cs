using Gateway.Core.Decisions;
using Gateway.Server.Telemetry;
using Gateway.Storage.Following;

namespace Gateway.Server.Exchanges;

/// <summary>Decides an exchange by the snapshot of the moment, and again before anything leaves.</summary>
internal sealed class ExchangeDecider(SnapshotFollower follower, TimeProvider time)
{
    /// <summary>Holds the call to its bounds and decides it; the refusal, or null where it is allowed.</summary>
    public Refusal? Decide(Exchange exchange)
    {
        var request = exchange.Request;
        if ((request.Unreadable ?? CallBounds.Check(request, exchange.Call.Operation)) is { } malformed)
        {
            exchange.IsMalformed = true;
            return malformed;
        }

        exchange.View = follower.Current;
        exchange.Decision = DecideBy(exchange);
        ExchangeTrace.Mark("decided");
        return exchange.Decision.IsAllowed ? null : Explain(exchange.Decision.ToRefusal(), exchange);
    }

    /// <summary>What changed while the department answered, or the caller read, binds what is still to leave.</summary>
    public Refusal? DecideAgain(Exchange exchange)
    {
        // Also by the same snapshot: the clock may have ended an agreement or an item meanwhile.
        exchange.View = follower.Current;
        var now = DecideBy(exchange);
        if (!now.IsAllowed)
        {
            exchange.Decision = now;
            return now.ToRefusal();
        }

        if (exchange.Decision.GoOn(now) is not { } decision)
        {
            return new Refusal(Reasons.GatewayBusy, now.Agreement.Id, Detail: "What was agreed changed during the call; call again.");
        }

        exchange.Decision = decision;
        return null;
    }

    /// <summary>The snapshot by which the exchange was decided last is still the one to decide by.</summary>
    public bool IsCurrent(Exchange exchange) => ReferenceEquals(exchange.View.Snapshot, follower.Current.Snapshot);

    /// <summary>Which of the fields is unknown, by its place: its name is the caller's, and may be anything.</summary>
    private static Refusal Explain(Refusal refusal, Exchange exchange)
    {
        if (refusal.Reason != Reasons.FieldUnknown)
        {
            return refusal;
        }

        var entry = exchange.Decision.Entry!;
        var place = Array.FindIndex(exchange.Request.Fields, name => entry.IndexOf(name) < 0);
        return refusal with
        {
            Detail = $"no. {place + 1} of the fields 第 {place + 1} 项. Known 已知: {string.Join(", ", entry.Fields.Select(field => field.ApiName))}.",
        };
    }

    private Decision DecideBy(Exchange exchange)
    {
        var request = exchange.Request;
        var context = request.Context;
        return Decider.Decide(exchange.View.Snapshot, new Question
        {
            System = exchange.Call.Caller.System?.Id,
            Department = request.Department,
            Entry = request.Entry,
            Major = request.Major,
            Operation = exchange.Call.Operation,
            ApiOperation = request.ApiOperation,
            AllFields = request.AllFields,
            Fields = request.Fields,
            Purpose = context is null ? default : new Purpose(
                context.ServiceItemCode,
                context.Scenario,
                context.HasCaseNumber ? context.CaseNumber : null,
                context.HasTaskNumber ? context.TaskNumber : null,
                context.OfficerId),
            SourceAddress = exchange.Call.Caller.Address,
            Now = time.GetUtcNow(),
            SnapshotIsFresh = exchange.View.IsFresh(time.GetTimestamp()),
        });
    }
}
