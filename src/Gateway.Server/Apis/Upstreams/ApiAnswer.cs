using System.Threading.RateLimiting;
using Gateway.Server.Departments;
using Polly.CircuitBreaker;

namespace Gateway.Server.Apis.Upstreams;

/// <summary>The answer of an API, whose body is still to be read.</summary>
internal sealed class ApiAnswer(HttpRequestMessage request, HttpResponseMessage response, UpstreamHealth health) : IDisposable
{
    private RateLimitLease? _place;
    private DepartmentLine? _line;

    public HttpResponseMessage Response { get; } = response;

    /// <summary>The API holds nothing of what was asked for.</summary>
    public bool IsNotFound { get; set; }

    /// <summary>What came behind the head.</summary>
    public AskOutcome Failure { get; private set; }

    /// <summary>It is a stream, which keeps its place at the bulkhead until it is disposed, and which the breaker counts no more.</summary>
    public void Open(RateLimitLease place, DepartmentLine line) => (_place, _line) = (place, line);

    /// <summary>What came behind the head was no answer after all.</summary>
    public void Fail(Core.Decisions.Reason reason, bool isTransport = false)
    {
        Failure = AskOutcome.Failed(reason, isTransport);
        health.Fail();
        try
        {
            _line?.Breaker.Execute(static failure => failure, Failure);
        }
        catch (BrokenCircuitException)
        {
            // It knows.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Response.Dispose();
        request.Dispose();
        _place?.Dispose();
    }
}
