using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Gateway.Client.Receipts;

/// <summary>Keeps the receipt of every answer before the answer is handed on, and the exchange of every refusal.</summary>
internal sealed class ReceiptInterceptor(IReceiptStore store, TimeProvider time) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        if (ReferenceEquals(store, NoReceiptStore.Instance))
        {
            return continuation(request, context);
        }

        var call = continuation(request, context);
        return new AsyncUnaryCall<TResponse>(
            KeepAsync(call.ResponseAsync, new ReceiptKeeper(store, time, context.Method)),
            _ => call.ResponseHeadersAsync,
            _ => call.GetStatus(),
            _ => call.GetTrailers(),
            _ => call.Dispose(),
            call);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        if (ReferenceEquals(store, NoReceiptStore.Instance))
        {
            return continuation(request, context);
        }

        var call = continuation(request, context);
        return new AsyncServerStreamingCall<TResponse>(
            new KeepingReader<TResponse>(call.ResponseStream, new ReceiptKeeper(store, time, context.Method)),
            _ => call.ResponseHeadersAsync,
            _ => call.GetStatus(),
            _ => call.GetTrailers(),
            _ => call.Dispose(),
            call);
    }

    private static async Task<T> KeepAsync<T>(Task<T> answer, ReceiptKeeper receipts)
    {
        try
        {
            var response = await answer;
            await receipts.AnsweredAsync(response);
            return response;
        }
        catch (RpcException failure) when (answer.IsFaulted)
        {
            await receipts.RefusedAsync(failure);
            throw;
        }
    }

    private sealed class KeepingReader<T>(IAsyncStreamReader<T> messages, ReceiptKeeper receipts) : IAsyncStreamReader<T>
    {
        public T Current => messages.Current;

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            var next = messages.MoveNext(cancellationToken);
            try
            {
                if (!await next)
                {
                    return false;
                }

                await receipts.AnsweredAsync(messages.Current);
                return true;
            }
            catch (RpcException failure) when (next.IsFaulted)
            {
                await receipts.RefusedAsync(failure);
                throw;
            }
        }
    }
}
