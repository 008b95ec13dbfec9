using System.Collections.Concurrent;
using System.Net;
using System.Threading.RateLimiting;
using Gateway.Core.Apis;
using Gateway.Core.Decisions;
using Gateway.Server.Apis.Credentials;
using Gateway.Server.Apis.Requests;
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
    private readonly ConcurrentDictionary<string, DepartmentLine> _lines = new(StringComparer.Ordinal);

    /// <summary>Calls it, until the headers of its answer are there.</summary>
    /// <param name="exchange">The exchange, decided.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="deadline">Ends the call: the entry's time is over, or the caller went away.</param>
    /// <param name="cancellationToken">The caller's own cancellation, which alone is thrown.</param>
    public async ValueTask<(ApiAnswer? Answer, Refusal? Refusal)> AskAsync(
        Exchange exchange, ApiRequest request, CancellationToken deadline, CancellationToken cancellationToken)
    {
        var line = _lines.GetOrAdd(exchange.Decision.Entry!.Path, static (_, caller) => new DepartmentLine(caller.options.Departments, caller.time), (options, time));
        var place = await EnterAsync(line, deadline);
        if (place is not { IsAcquired: true } || cancellationToken.IsCancellationRequested)
        {
            // A caller that went away just now gives its place back: many that do would fill the bulkhead for good.
            place?.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            return (null, new Refusal(Reasons.ProviderBusy));
        }

        var call = new Call(this, exchange, request, deadline, cancellationToken);
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
        return outcome.IsTransport && call.Request.Operation.IsSafe && !call.Deadline.IsCancellationRequested
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

        var message = ApiMessage.Create(call.Exchange, call.Request, destination);
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
            var isAbsent = call.Request.Operation.AbsentBy404 && response.StatusCode is (HttpStatusCode.NotFound or HttpStatusCode.Gone);
            return Judge(call, new ApiAnswer(message, response, isAbsent), credential);
        }
        catch (OperationCanceledException) when (!call.CancellationToken.IsCancellationRequested)
        {
            message.Dispose();
            return call.Fail(new Refusal(Reasons.ProviderTimeout));
        }
        catch (HttpRequestException exception) when (!call.CancellationToken.IsCancellationRequested)
        {
            message.Dispose();
            ApiLog.Failed(logger, call.Exchange.Decision.Entry.Path, destination.Name, exception.HttpRequestError);
            if (exception.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse)
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

    private AskOutcome Judge(Call call, ApiAnswer answer, IApiCredential? credential)
    {
        var status = answer.Response.StatusCode;
        var isAnswer = ((int)status is >= 200 and < 300 && status != HttpStatusCode.PartialContent) || answer.IsNotFound;
        if (isAnswer && AnswerFraming.IsSound(answer.Response))
        {
            return call.Succeed(answer);
        }

        answer.Dispose();
        if (isAnswer)
        {
            return call.Fail(Answers.AnswerBody.Invalid("its length is said in two ways. 应答长度不明确。"));
        }

        ApiLog.Status(logger, call.Exchange.Decision.Entry!.Path, (int)status);
        if (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.ProxyAuthenticationRequired)
        {
            credential?.Refused();
            return call.Fail(new Refusal(Reasons.ApiCredentialRefused));
        }

        return (int)status switch
        {
            429 => call.Fail(new Refusal(Reasons.ProviderBusy)),
            404 or 405 or 410 => call.Fail(Answers.AnswerBody.Invalid($"status {(int)status}")),
            >= 400 and < 500 => call.Fail(new Refusal(Reasons.ApiRequestRefused, Detail: $"status {(int)status}")),
            502 or 503 or 504 => call.Fail(new Refusal(Reasons.ProviderUnavailable), isTransport: true),
            >= 500 => call.Fail(new Refusal(Reasons.ProviderUnavailable, Detail: $"status {(int)status}")),
            _ => call.Fail(Answers.AnswerBody.Invalid($"status {(int)status}")),
        };
    }

    /// <summary>A call on its way.</summary>
    private sealed class Call(
        ApiCaller caller, Exchange exchange, ApiRequest request, CancellationToken deadline, CancellationToken cancellationToken)
    {
        public ApiCaller Caller { get; } = caller;

        public Exchange Exchange { get; } = exchange;

        public ApiRequest Request { get; } = request;

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
