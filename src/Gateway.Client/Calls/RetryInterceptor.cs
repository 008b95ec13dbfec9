using Gateway.Client.Telemetry;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Gateway.Client.Calls;

/// <summary>Sends calls again as the rules say, within their deadline.</summary>
internal sealed class RetryInterceptor(RetryRules rules, ClientMetrics metrics) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var calls = new Attempts<AsyncUnaryCall<TResponse>>(
            rules, metrics, context.Method, context.Options, call => call.Dispose(), options => continuation(request, With(context, options)));
        return new AsyncUnaryCall<TResponse>(
            calls.RunAsync(call => call.ResponseAsync),
            async _ =>
            {
                await calls.Settled.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return await calls.Current.ResponseHeadersAsync;
            },
            _ => calls.Current.GetStatus(),
            _ => calls.Current.GetTrailers(),
            _ => calls.Dispose(),
            new object());
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var calls = new Attempts<AsyncServerStreamingCall<TResponse>>(
            rules, metrics, context.Method, context.Options, call => call.Dispose(), options => continuation(request, With(context, options)));
        return new AsyncServerStreamingCall<TResponse>(
            new FirstMessageReader<TResponse>(calls),
            async _ =>
            {
                await calls.Settled.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return await calls.Current.ResponseHeadersAsync;
            },
            _ => calls.Current.GetStatus(),
            _ => calls.Current.GetTrailers(),
            _ => calls.Dispose(),
            new object());
    }

    private static ClientInterceptorContext<TRequest, TResponse> With<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, CallOptions options)
        where TRequest : class
        where TResponse : class => new(context.Method, context.Host, options);

    // A stream is sent again until its first message, or its end, is here.
    private sealed class FirstMessageReader<T>(Attempts<AsyncServerStreamingCall<T>> calls) : IAsyncStreamReader<T>
    {
        private bool _begun;

        public T Current => calls.Current.ResponseStream.Current;

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            if (_begun)
            {
                return await calls.Current.ResponseStream.MoveNext(cancellationToken);
            }

            _begun = true;
            return await calls.RunAsync(call => call.ResponseStream.MoveNext(cancellationToken));
        }
    }
}
