using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Gateway.Core.Apis;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Server.Apis.Credentials;
using Gateway.Server.Apis.Settings;
using Gateway.Server.Departments;
using Gateway.Server.Exchanges;
using Gateway.Server.Telemetry;
using Polly;

namespace Gateway.Server.Apis.Upstreams;

/// <summary>
/// Calls an API within the bulkhead and the breaker of its entry. What changes nothing is tried once more, at another address where there
/// is one, after a failure of the way there.
/// </summary>
internal sealed class ApiCaller(
    GatewayOptions options,
    ApiConfiguration configuration,
    TimeProvider time,
    ILogger<ApiCaller> logger) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(EntryKey Entry, bool IsStream), DepartmentLine> _lines = new();

    /// <summary>The lines that were used, each with its department, for metrics.</summary>
    public IEnumerable<KeyValuePair<string, DepartmentLine>> Lines => _lines.Select(line => KeyValuePair.Create(line.Key.Entry.Department, line.Value));

    private ApiSettings Settings => configuration.Current;

    /// <summary>Calls it, and has its answer taken: for the breaker both are one.</summary>
    /// <param name="exchange">The exchange, decided.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="take">Takes the answer once its head is there; the refusal where it is none after all.</param>
    /// <param name="deadline">Ends the call: the entry's time is over, or the caller went away.</param>
    /// <param name="cancellationToken">What ends the call and is no fault of the department's: it alone is thrown.</param>
    public async ValueTask<Refusal?> AskAsync(
        Exchange exchange,
        IApiQuestion question,
        Func<ApiAnswer, ValueTask<Refusal?>> take,
        CancellationToken deadline,
        CancellationToken cancellationToken) =>
        (await CallAsync(new Call(this, exchange, question, take, deadline, cancellationToken))).Refusal;

    /// <summary>Calls it, until the head of its answer is there: for the breaker that is the answer, since a stream may take hours.</summary>
    /// <param name="exchange">The exchange, decided.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="deadline">Ends the call: the entry's time is over, or the caller went away.</param>
    /// <param name="cancellationToken">What ends the call and is no fault of the department's: it alone is thrown.</param>
    public ValueTask<(ApiAnswer? Answer, Refusal? Refusal)> OpenAsync(
        Exchange exchange, IApiQuestion question, CancellationToken deadline, CancellationToken cancellationToken) =>
        CallAsync(new Call(this, exchange, question, null, deadline, cancellationToken));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var line in _lines.Values)
        {
            await line.DisposeAsync();
        }
    }

    private DepartmentLine LineOf(EntryKey entry, bool isStream) => _lines.GetOrAdd(
        (entry, isStream), static (_, caller) => new DepartmentLine(caller.options.Departments, caller.time), (options, time));

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

    private static async ValueTask<(ApiAnswer? Answer, Refusal? Refusal)> CallAsync(Call call)
    {
        var place = await EnterAsync(call.Line, call.Deadline);
        if (place is not { IsAcquired: true } || call.CancellationToken.IsCancellationRequested)
        {
            // A caller that went away just now gives its place back: many that do would fill the bulkhead for good.
            place?.Dispose();
            call.CancellationToken.ThrowIfCancellationRequested();
            return (null, new Refusal(Reasons.ProviderBusy));
        }

        var context = ResilienceContextPool.Shared.Get(call.CancellationToken);
        try
        {
            var outcome = await call.Line.Breaker.ExecuteOutcomeAsync(
                static async (_, call) => Outcome.FromResult(await call.Caller.TakeAsync(call)), context, call);
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

        call.Answer?.Open(place, call.Line);
        return (call.Answer, call.Refusal);
    }

    private async ValueTask<AskOutcome> TakeAsync(Call call)
    {
        var outcome = await TryTwiceAsync(call);
        if (call.Take is null || call.Claim() is not { } answer)
        {
            return outcome;
        }

        using (answer)
        {
            call.Refusal = await call.Take(answer);
            return answer.Failure;
        }
    }

    private async ValueTask<AskOutcome> TryTwiceAsync(Call call)
    {
        var first = call.Choose(null);
        var outcome = await TryAsync(call, first);
        return outcome.IsTransport && call.Question.MayBeRepeated && !call.Deadline.IsCancellationRequested
            ? await TryAsync(call, call.Choose(first))
            : outcome;
    }

    private async ValueTask<AskOutcome> TryAsync(Call call, ApiDestination destination)
    {
        var (department, terms) = (call.Exchange.Decision.Entry!.Key.Department, call.Exchange.Decision.Entry.Api!);
        var upstream = call.Settings.Upstreams.Find(department, destination);
        var credential = terms.Credential.Length == 0 ? null : call.Settings.Credentials.Find(terms.Credential, department);
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

            if (credential is not null && ShownCredential.FaultOf(credential, message) is { } unshown)
            {
                message.Dispose();
                ApiLog.NoCredential(logger, call.Exchange.Decision.Entry.Path, unshown);
                return call.Fail(new Refusal(Reasons.ApiCredentialRefused));
            }

            var response = await SendAsync(upstream.InvokerOf(credential?.ClientCertificate), message, call);
            return Judge(call, new ApiAnswer(message, response, upstream.Health), upstream.Health, credential);
        }
        catch (OperationCanceledException) when (!call.CancellationToken.IsCancellationRequested)
        {
            // No connection within its time is a way that failed: another address may still answer in time.
            message.Dispose();
            upstream.Health.Fail();
            return call.Deadline.IsCancellationRequested
                ? call.Fail(new Refusal(Reasons.ProviderTimeout))
                : call.Fail(new Refusal(Reasons.ProviderUnavailable), isTransport: true);
        }
        catch (HttpRequestException exception) when (exception.InnerException is AddressNotAllowedException)
        {
            message.Dispose();
            ApiLog.OutsideNetworks(logger, call.Exchange.Decision.Entry.Path, destination.Name);
            return call.Fail(new Refusal(Reasons.ApiAddressNotAllowed));
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException && !call.CancellationToken.IsCancellationRequested)
        {
            message.Dispose();
            ApiLog.Failed(logger, call.Exchange.Decision.Entry.Path, destination.Name, TransportFault.KindOf(exception));
            if (TransportFault.IsAnswer(exception))
            {
                return call.Fail(Answers.AnswerBody.Unsound);
            }

            upstream.Health.Fail();
            return call.Fail(new Refusal(Reasons.ProviderUnavailable), isTransport: true);
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpMessageInvoker invoker, HttpRequestMessage message, Call call)
    {
        using var span = ApiTrace.Start(message, call.Exchange.Decision.Entry!.Path);
        try
        {
            var response = await invoker.SendAsync(message, call.Deadline);
            ApiTrace.Answered(span, response);
            return response;
        }
        catch (Exception exception)
        {
            ApiTrace.Fail(span, exception.GetType().FullName!);
            throw;
        }
    }

    private AskOutcome Judge(Call call, ApiAnswer answer, UpstreamHealth health, IApiCredential? credential)
    {
        var verdict = call.Question.Judge(call.Exchange, answer.Response);
        if (verdict.IsTransport)
        {
            health.Fail();
        }
        else
        {
            health.Succeed();
        }

        if (verdict.Refusal is null)
        {
            answer.IsNotFound = verdict.IsAbsent;
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
        ApiCaller caller,
        Exchange exchange,
        IApiQuestion question,
        Func<ApiAnswer, ValueTask<Refusal?>>? take,
        CancellationToken deadline,
        CancellationToken cancellationToken)
    {
        private readonly string? _session = SessionOf(exchange);

        public ApiCaller Caller { get; } = caller;

        public DepartmentLine Line { get; } = caller.LineOf(exchange.Decision.Entry!.Key, question.IsStream);

        public ApiSettings Settings { get; } = caller.Settings;

        public Func<ApiAnswer, ValueTask<Refusal?>>? Take { get; } = take;

        public Exchange Exchange { get; } = exchange;

        public IApiQuestion Question { get; } = question;

        public CancellationToken Deadline { get; } = deadline;

        public CancellationToken CancellationToken { get; } = cancellationToken;

        public ApiAnswer? Answer { get; private set; }

        public Refusal? Refusal { get; set; }

        public ApiDestination Choose(ApiDestination? except)
        {
            var entry = Exchange.Decision.Entry!;
            return DestinationChoice.Choose(
                entry.Api!.Destinations.AsSpan(),
                _session,
                except,
                destination => Settings.Upstreams.Find(entry.Key.Department, destination)?.Health is not { } health ? DestinationState.NotAllowed
                    : health.IsHealthy ? DestinationState.Well
                    : DestinationState.Ill);
        }

        public AskOutcome Succeed(ApiAnswer answer)
        {
            (Answer, Refusal) = (answer, null);
            return AskOutcome.Answered;
        }

        public ApiAnswer? Claim()
        {
            var answer = Answer;
            Answer = null;
            return answer;
        }

        public AskOutcome Fail(Refusal refusal, bool isTransport = false)
        {
            Refusal = refusal;
            return AskOutcome.Failed(refusal.Reason, isTransport);
        }

        private static string? SessionOf(Exchange exchange) => exchange.Decision.Entry!.Api!.Session switch
        {
            ApiSession.System => exchange.Decision.Caller!.Id,
            ApiSession.Case => $"{exchange.Decision.Caller!.Id}\n{exchange.Request.Context?.CaseNumber}\n{exchange.Request.Context?.TaskNumber}",
            _ => null,
        };
    }
}
