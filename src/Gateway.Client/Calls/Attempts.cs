using Gateway.Client.Telemetry;
using Grpc.Core;

namespace Gateway.Client.Calls;

/// <summary>One call and the calls that were sent in its place; disposing it ends them.</summary>
internal sealed class Attempts<TCall> : IDisposable
    where TCall : class
{
    private readonly RetryRules _rules;
    private readonly ClientMetrics _metrics;
    private readonly IMethod _method;
    private readonly CallOptions _options;
    private readonly Action<TCall> _dispose;
    private readonly Func<CallOptions, TCall> _send;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TCall _current;

    public Attempts(RetryRules rules, ClientMetrics metrics, IMethod method, CallOptions options, Action<TCall> dispose, Func<CallOptions, TCall> send)
    {
        _rules = rules;
        _metrics = metrics;
        _method = method;
        _options = options;
        _dispose = dispose;
        _send = send;
        _current = Send();
    }

    /// <summary>The call that was sent last.</summary>
    public TCall Current => Volatile.Read(ref _current);

    /// <summary>Done once no other call will be sent.</summary>
    public Task Settled => _settled.Task;

    /// <summary>What the first call answers that is not to be repeated.</summary>
    public async Task<T> RunAsync<T>(Func<TCall, Task<T>> answer)
    {
        try
        {
            for (var sent = 1; ; sent++)
            {
                try
                {
                    return await answer(Current);
                }
                catch (RpcException failure) when (_rules.Next(_method, sent, failure, _options.Deadline) is { } wait)
                {
                    if (!await WaitAsync(wait))
                    {
                        throw;
                    }
                }

                _metrics.Repeated(_method);
                _dispose(Current);
                Volatile.Write(ref _current, Send());
                if (_ended.Task.IsCompleted)
                {
                    _dispose(Current);
                }
            }
        }
        finally
        {
            _settled.TrySetResult();
        }
    }

    public void Dispose()
    {
        _ended.TrySetResult();
        _dispose(Current);
    }

    // The headers are written to by the layers below: each attempt has its own.
    private TCall Send()
    {
        var headers = new Metadata();
        foreach (var header in _options.Headers ?? [])
        {
            headers.Add(header);
        }

        return _send(_options.WithHeaders(headers));
    }

    private async Task<bool> WaitAsync(TimeSpan wait)
    {
        await Task.WhenAny(Task.Delay(wait, _rules.Time, _options.CancellationToken), _ended.Task);
        _options.CancellationToken.ThrowIfCancellationRequested();
        return !_ended.Task.IsCompleted;
    }
}
