using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Gateway.Core.Decisions;
using Polly;

namespace Gateway.Server.Departments;

/// <summary>
/// Asks a department: within its bulkhead, its breaker and a deadline, with one more try on another
/// adapter (or the same, if there is but one) after a failure of the transport, and only then.
/// </summary>
internal sealed class DepartmentCaller(
    GatewayOptions options,
    AdapterChannels channels,
    AdapterCall call,
    TimeProvider time) : IAsyncDisposable
{
    /// <summary>The most by which a caller is answered before its own time is over.</summary>
    private static readonly TimeSpan s_margin = TimeSpan.FromMilliseconds(250);

    private readonly DepartmentOptions _options = options.Departments;
    private readonly ConcurrentDictionary<string, DepartmentLine> _lines = new(StringComparer.Ordinal);

    /// <summary>The lines that were used, for metrics.</summary>
    public IEnumerable<KeyValuePair<string, DepartmentLine>> Lines => _lines;

    /// <summary>Asks. The result is a value; only the caller's own cancellation is thrown.</summary>
    /// <param name="question">What is asked; it holds the answer afterwards.</param>
    /// <param name="callerWaits">How long the caller still waits, if it said.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    public async ValueTask<AskOutcome> AskAsync(
        IDepartmentQuestion question,
        TimeSpan? callerWaits,
        CancellationToken cancellationToken)
    {
        // A caller that waits about as long as the gateway would is kept waiting by the department, and must be told so before it leaves:
        // otherwise a department that hangs looks like callers that go away, to the breaker and to whoever watches.
        var isImpatient = callerWaits < _options.Deadline / 2;
        var deadline = new CallDeadline(callerWaits is { } wait && LessMargin(wait) < _options.Deadline ? LessMargin(wait) : _options.Deadline, time);
        var line = _lines.TryGetValue(question.Entry.Key.Department, out var known)
            ? known
            : _lines.GetOrAdd(question.Entry.Key.Department, _ => new DepartmentLine(_options, time));

        using var place = await EnterAsync(line, deadline, cancellationToken);
        if (place is not { IsAcquired: true })
        {
            return AskOutcome.Failed(Reasons.ProviderBusy);
        }

        return await CallAsync(line, new CallState(this, question, deadline, isImpatient), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var line in _lines.Values)
        {
            await line.DisposeAsync();
        }
    }

    private static TimeSpan LessMargin(TimeSpan wait) => wait - (wait / 10 < s_margin ? wait / 10 : s_margin);

    private async ValueTask<RateLimitLease?> EnterAsync(DepartmentLine line, CallDeadline deadline, CancellationToken cancellationToken)
    {
        var place = line.Bulkhead.AttemptAcquire();
        if (place.IsAcquired)
        {
            return place;
        }

        using var timeout = new CancellationTokenSource(deadline.Left, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await line.Bulkhead.AcquireAsync(1, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async ValueTask<AskOutcome> CallAsync(
        DepartmentLine line,
        CallState state,
        CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            var outcome = await line.Breaker.ExecuteOutcomeAsync(
                static async (context, state) => Outcome.FromResult(
                    await state.Caller.TryTwiceAsync(state, context.CancellationToken)),
                context,
                state);
            return outcome.Exception is null
                ? outcome.Result
                : outcome.Exception is Polly.CircuitBreaker.BrokenCircuitException
                    ? AskOutcome.Failed(Reasons.ProviderUnavailable)
                    : throw outcome.Exception;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<AskOutcome> TryTwiceAsync(CallState state, CancellationToken cancellationToken)
    {
        var department = state.Question.Entry.Key.Department;
        if (!channels.TryChoose(department, null, out var choice))
        {
            return AskOutcome.Failed(Reasons.ProviderUnavailable);
        }

        var outcome = await call.AskAsync(choice, state.Question, state.Deadline, cancellationToken);
        if (outcome.IsTransport && state.Deadline.Left > TimeSpan.Zero
            && channels.TryChoose(department, choice.Destination, out var other))
        {
            outcome = await call.AskAsync(other, state.Question, state.Deadline, cancellationToken);
        }

        return outcome.Failure == Reasons.ProviderTimeout && state.IsImpatient
            ? AskOutcome.Failed(Reasons.DeadlineExceeded)
            : outcome;
    }

    private readonly record struct CallState(DepartmentCaller Caller, IDepartmentQuestion Question, CallDeadline Deadline, bool IsImpatient);
}
