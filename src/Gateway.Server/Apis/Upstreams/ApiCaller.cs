using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Gateway.Core.Apis;
using Gateway.Core.Decisions;
using Gateway.Server.Apis.Credentials;
using Gateway.Server.Departments;
using Gateway.Server.Exchanges;
using Polly;

namespace Gateway.Server.Apis.Upstreams;

/// <summary>
/// Calls an API within the bulkhead and the breaker of its entry. What changes nothing is tried once more, at another address where there
/// is one, after a failure of the way there.
/// </summary>
internal sealed class ApiCaller(
    GatewayOptions options,
    ApiUpstreams upstreams,
    ApiCredentials credentials,
    DestinationHealth health,
    TimeProvider time,
    ILogger<ApiCaller> logger) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(string Entry, bool IsStream), DepartmentLine> _lines = new();

    /// <summary>Calls it, until the headers of its answer are there.</summary>
    /// <param name="exchange">The exchange, decided.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="deadline">Ends the call: the entry's time is over, or the caller went away.</param>
    /// <param name="cancellationToken">What ends the call and is no fault of the department's: it alone is thrown.</param>
    public async ValueTask<(ApiAnswer? Answer, Refusal? Refusal)> AskAsync(
        Exchange exchange, IApiQuestion question, CancellationToken deadline, CancellationToken cancellationToken)
    {
        var line = _lines.GetOrAdd(
            (exchange.Decision.Entry!.Path, question.IsStream),
            static (_, caller) => new DepartmentLine(caller.options.Departments, caller.time),
            (options, time));
        var place = await EnterAsync(line, deadline);
        if (place is not { IsAcquired: true } || cancellationToken.IsCancellationRequested)
        {
            // A caller that went away just now gives its place back: many that do would fill the bulkhead for good.
            place?.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            return (null, new Refusal(Reasons.ProviderBusy));
        }

        var call = new Call(this, exchange, question, deadline, cancellationToken);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            var outcome = await line.Breaker.ExecuteOutcomeAsync(
                static async (_, call) => Outcome.FromResult(await call.Caller.TryTwiceAsync(call)), context, call);
            if (outcome.Exception is not null)
            {
                return outcome.Exception is Polly.CircuitBreaker.BrokenCircuitException
                    ? (null, new Refusal(Reasons.ProviderUnavailable))
                    : throw outcome.Exception;
            }
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
            if (call.Answer is null)
            {
                place.Dispose();
            }
        }

        call.Answer?.Keep(place);
        return (call.Answer, call.Refusal);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var line in _lines.Values)
        {
            await line.DisposeAsync();
        }
    }

    private static async ValueTask<RateLimitLease?> EnterAsync(DepartmentLine line, CancellationToken deadline)
    {
        var place = line.Bulkhead.AttemptAcquire();
        if (place.IsAcquired)
        {
            return place;
        }

        place.Dispose();
        try
        {
            return await line.Bulkhead.AcquireAsync(1, deadline);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async ValueTask<AskOutcome> TryTwiceAsync(Call call)
    {
        var destinations = call.Exchange.Decision.Entry!.Api!.Destinations;
        var first = health.Choose(destinations, null);
        var outcome = await TryAsync(call, first);
        return outcome.IsTransport && call.Question.MayBeRepeated && !call.Deadline.IsCancellationRequested
            ? await TryAsync(call, health.Choose(destinations, first))
            : outcome;
    }

    private async ValueTask<AskOutcome> TryAsync(Call call, ApiDestination destination)
    {
        var (department, terms) = (call.Exchange.Decision.Entry!.Key.Department, call.Exchange.Decision.Entry.Api!);
        var upstream = upstreams.Find(department, destination.Address);
        var credential = terms.Credential.Length == 0 ? null : credentials.Find(terms.Credential, department);
        if (upstream is null || (credential is null && terms.Credential.Length > 0))
        {
            ApiLog.NotAllowed(logger, call.Exchange.Decision.Entry.Path, destination.Name);
            return call.Fail(new Refusal(Reasons.ApiAddressNotAllowed));
        }

        var message = call.Question.CreateMessage(call.Exchange, destination);
        try
        {
            if (credential is not null && await credential.ApplyAsync(message, call.Deadline) is { } fault)
            {
                message.Dispose();
                ApiLog.NoCredential(logger, call.Exchange.Decision.Entry.Path, fault.Text);
                return call.Fail(new Refusal(fault.Side == FaultSide.Provider ? Reasons.ProviderUnavailable : Reasons.ApiCredentialRefused));
            }

            var response = await upstreams.InvokerOf(upstream, credential?.ClientCertificate).SendAsync(message, call.Deadline);
            health.Succeed(destination);
            return Judge(call, message, response, credential);
        }
        catch (OperationCanceledException) when (!call.CancellationToken.IsCancellationRequested)
        {
            message.Dispose();
            return call.Fail(new Refusal(Reasons.ProviderTimeout));
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException && !call.CancellationToken.IsCancellationRequested)
        {
            message.Dispose();
            ApiLog.Failed(logger, call.Exchange.Decision.Entry.Path, destination.Name, TransportFault.KindOf(exception));
            if (TransportFault.IsAnswer(exception))
            {
                return call.Fail(Answers.AnswerBody.Invalid("no sound HTTP. 应答不是有效的 HTTP。"));
            }

            health.Fail(destination);
            return call.Fail(new Refusal(Reasons.ProviderUnavailable), isTransport: true);
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    private AskOutcome Judge(Call call, HttpRequestMessage message, HttpResponseMessage response, IApiCredential? credential)
    {
        var verdict = call.Question.Judge(call.Exchange, response);
        var answer = new ApiAnswer(message, response, verdict.IsAbsent);
        if (verdict.Refusal is null)
        {
            return call.Succeed(answer);
        }

        answer.Dispose();
        ApiLog.Status(logger, call.Exchange.Decision.Entry!.Path, verdict.Status);
        if (verdict.Refusal.Reason == Reasons.ApiCredentialRefused)
        {
            credential?.Refused();
        }

        return call.Fail(verdict.Refusal, verdict.IsTransport);
    }

    /// <summary>A call on its way.</summary>
    private sealed class Call(
        ApiCaller caller, Exchange exchange, IApiQuestion question, CancellationToken deadline, CancellationToken cancellationToken)
    {
        public ApiCaller Caller { get; } = caller;

        public Exchange Exchange { get; } = exchange;

        public IApiQuestion Question { get; } = question;

        public CancellationToken Deadline { get; } = deadline;

        public CancellationToken CancellationToken { get; } = cancellationToken;

        public ApiAnswer? Answer { get; private set; }

        public Refusal? Refusal { get; private set; }

        public AskOutcome Succeed(ApiAnswer answer)
        {
            (Answer, Refusal) = (answer, null);
            return AskOutcome.Answered;
        }

        public AskOutcome Fail(Refusal refusal, bool isTransport = false)
        {
            Refusal = refusal;
            return AskOutcome.Failed(refusal.Reason, isTransport);
        }
    }
}
