using Gateway.Client.Calls;
using Gateway.Client.Receipts;
using Gateway.Client.Telemetry;
using Gateway.Contracts.V1;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Client.Tests.Running;

/// <summary>A gateway whose streams are what the test says: each call takes the next script, of messages and perhaps a failure at the end.</summary>
internal sealed class ScriptedStream(params IEnumerable<object>[] scripts) : CallInvoker
{
    /// <summary>How many calls came.</summary>
    public int Calls { get; private set; }

    /// <summary>How many calls were disposed of.</summary>
    public int Disposed { get; private set; }

    /// <summary>A client of it with all that a call passes.</summary>
    public SharedDataService.SharedDataServiceClient Client(IReceiptStore receipts)
    {
        var metrics = new ServiceCollection().AddMetrics().AddSingleton<ClientMetrics>().BuildServiceProvider().GetRequiredService<ClientMetrics>();
        return new(new BlockingInvoker(this.Intercept(
            new TelemetryInterceptor(new Uri("https://gateway"), metrics),
            new DeadlineInterceptor(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20), TimeProvider.System),
            new RetryInterceptor(new RetryRules(3, TimeProvider.System), metrics),
            new ReceiptInterceptor(receipts, TimeProvider.System))));
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        Assert.NotNull(options.Deadline);
        return new(
            new Reader<TResponse>(scripts[Calls++].GetEnumerator()),
            Task.FromResult(new Metadata()),
            () => Status.DefaultSuccess,
            () => [],
            () => Disposed++);
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw new NotSupportedException();

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw new NotSupportedException();

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) => throw new NotSupportedException();

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) => throw new NotSupportedException();

    private sealed class Reader<T>(IEnumerator<object> script) : IAsyncStreamReader<T>
    {
        public T Current => (T)script.Current;

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            await Task.Yield();
            return script.MoveNext() && (script.Current is RpcException failure ? throw failure : true);
        }
    }
}
