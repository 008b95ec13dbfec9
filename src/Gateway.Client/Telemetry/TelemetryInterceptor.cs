using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Gateway.Client.Telemetry;

/// <summary>Gives every call a span and metrics.</summary>
internal sealed class TelemetryInterceptor(Uri address, ClientMetrics metrics) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var options = context.Options;
        var span = CallSpan.Start(metrics, address, context.Method, ref options);
        var call = continuation(request, new(context.Method, context.Host, options));
        return new AsyncUnaryCall<TResponse>(
            ObserveAsync(call.ResponseAsync, span),
            _ => call.ResponseHeadersAsync,
            _ => call.GetStatus(),
            _ => call.GetTrailers(),
            _ => call.Dispose(),
            call);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var options = context.Options;
        var span = CallSpan.Start(metrics, address, context.Method, ref options);
        var call = continuation(request, new(context.Method, context.Host, options));
        return new AsyncServerStreamingCall<TResponse>(
            new ObservedReader<TResponse>(call.ResponseStream, span),
            _ => call.ResponseHeadersAsync,
            _ => call.GetStatus(),
            _ => call.GetTrailers(),
            _ =>
            {
                call.Dispose();
                span.GivenUp();
            },
            call);
    }

    private static async Task<T> ObserveAsync<T>(Task<T> answer, CallSpan span)
    {
        try
        {
            var response = await answer;
            span.Message(response);
            span.Answered();
            return response;
        }
        catch (Exception exception)
        {
            span.Failed(exception);
            throw;
        }
    }

    private sealed class ObservedReader<T>(IAsyncStreamReader<T> messages, CallSpan span) : IAsyncStreamReader<T>
    {
        public T Current => messages.Current;

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            try
            {
                if (await messages.MoveNext(cancellationToken))
                {
                    span.Message(messages.Current);
                    return true;
                }

                span.Answered();
                return false;
            }
            catch (Exception exception)
            {
                span.Failed(exception);
                throw;
            }
        }
    }
}
