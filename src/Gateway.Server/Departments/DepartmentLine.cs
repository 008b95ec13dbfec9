using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;

namespace Gateway.Server.Departments;

/// <summary>One department's bulkhead and breaker: what it spends is its own.</summary>
internal sealed class DepartmentLine : IAsyncDisposable
{
    public DepartmentLine(DepartmentOptions options, TimeProvider time)
    {
        Limit = options.Concurrency;
        Bulkhead = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = options.Concurrency,
            QueueLimit = options.Queue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        Breaker = new ResiliencePipelineBuilder<AskOutcome> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<AskOutcome>
            {
                FailureRatio = options.BreakerFailureRatio,
                MinimumThroughput = options.BreakerMinimumCalls,
                SamplingDuration = options.BreakerSampling,
                BreakDuration = options.BreakerBreak,
                StateProvider = State,
                // A department that hangs is as bad as one that is gone; a caller that waited too briefly says nothing about it.
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Result.IsTransport || arguments.Outcome.Result.Failure == Core.Decisions.Reasons.ProviderTimeout),
            })
            .Build();
    }

    /// <summary>Places for calls under way, and for calls that wait for one.</summary>
    public ConcurrencyLimiter Bulkhead { get; }

    /// <summary>How many calls may be under way.</summary>
    public int Limit { get; }

    /// <summary>Opens when the way to the department fails.</summary>
    public ResiliencePipeline<AskOutcome> Breaker { get; }

    /// <summary>State of the breaker, for metrics.</summary>
    public CircuitBreakerStateProvider State { get; } = new();

    public ValueTask DisposeAsync() => Bulkhead.DisposeAsync();
}
